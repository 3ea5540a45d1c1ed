/** The purchase's timers: stop dates that have come. */
package org.artel.purchase.job;
