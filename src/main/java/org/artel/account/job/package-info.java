/** Forgets what is not needed any more. */
package org.artel.account.job;
