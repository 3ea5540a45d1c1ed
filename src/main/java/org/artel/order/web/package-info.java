/** The pages of orders: the till in the thread, the own orders, the roll, the history, the live fill board. */
package org.artel.order.web;
