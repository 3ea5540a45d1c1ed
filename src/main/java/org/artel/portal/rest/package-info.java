/** The API as a whole: its root and what all resources share. May use every feature's public service. */
package org.artel.portal.rest;
