/** Purchases, suppliers and the goods policy through the API. */
package org.artel.purchase.rest;
