/** Search in the REST API. */
package org.artel.search.rest;
