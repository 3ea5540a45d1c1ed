/**
 * Orders: who takes part in a purchase, what each participant ordered, every change of it, and what a Stop froze; before them the
 * interest check, beside them fill board and statistics.
 *
 * <p>An order is saved in one transaction by {@link org.artel.order.OrderService}: the changes are inserted first, then the
 * gates are passed by conditional UPDATEs in one fixed order (the participation's own row, variants by id, the topic's
 * counter, the purchase last), so that a change is wholly before or wholly after the Stop on however many nodes.
 *
 * <p>May know account, forum, purchase and pricelist. Tells others by {@link org.artel.order.OrderChanged}; implements what
 * purchase and forum declare: the freeze, who takes part, the body and the author's name of an order post.
 */
package org.artel.order;
