/** Timers of the hand-over. */
package org.artel.handover.job;
