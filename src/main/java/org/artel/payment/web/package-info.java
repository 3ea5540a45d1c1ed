/** Pages of payments: the participant's claim, the organizer's desk. */
package org.artel.payment.web;
