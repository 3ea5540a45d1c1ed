/** The REST door of the general order, invoices and shortages. */
package org.artel.supply.rest;
