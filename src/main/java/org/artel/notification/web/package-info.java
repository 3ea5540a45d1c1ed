/** The bell and the page of notices. */
package org.artel.notification.web;
