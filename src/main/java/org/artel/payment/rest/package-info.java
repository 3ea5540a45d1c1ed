/** The API of payments. */
package org.artel.payment.rest;
