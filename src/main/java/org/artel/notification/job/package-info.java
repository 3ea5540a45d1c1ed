/** Sends what waits in the outbox. */
package org.artel.notification.job;
