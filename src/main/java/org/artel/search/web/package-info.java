/** The search page, and the administrators' page about the index. */
package org.artel.search.web;
