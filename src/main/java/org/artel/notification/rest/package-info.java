/** Notices through the API. */
package org.artel.notification.rest;
