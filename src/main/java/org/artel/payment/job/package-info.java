/** Timers of payments. */
package org.artel.payment.job;
