/** Pages of a price list: the organizer's list, one lot, the import; photos. */
package org.artel.pricelist.web;
