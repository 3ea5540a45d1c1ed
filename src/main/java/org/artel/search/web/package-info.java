/** The search page. */
package org.artel.search.web;
