/** The REST door of orders: the own order, the roll, the fill board, what a Stop froze. */
package org.artel.order.rest;
