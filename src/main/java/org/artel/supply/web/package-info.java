/** The organizer's desk after the Stop: general order, supplier's answer, invoices, shortages; and what becomes of a participant's lines. */
package org.artel.supply.web;
