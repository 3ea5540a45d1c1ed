/** The API of price lists: lots, uploads and their import, photos. */
package org.artel.pricelist.rest;
