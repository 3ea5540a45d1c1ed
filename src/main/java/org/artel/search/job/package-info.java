/** The timer that numbers changes and follows them. */
package org.artel.search.job;
