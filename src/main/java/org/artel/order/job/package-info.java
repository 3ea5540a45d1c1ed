/** Timers of orders: the waiting list moves up by itself. */
package org.artel.order.job;
