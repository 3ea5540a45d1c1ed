/**
 * Who is told what: one sentence with a link for each participant and organizer, stored in the transaction of what it
 * tells, for the bell, and sent by mail afterwards to whoever wishes it. Observes the events of the features above (account,
 * forum, purchase, price list, order); none of them knows it.
 */
package org.artel.notification;
