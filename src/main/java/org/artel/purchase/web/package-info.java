/** Pages of purchases: the glance above the thread, terms, stages, suppliers, the goods policy. */
package org.artel.purchase.web;
