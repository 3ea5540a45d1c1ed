/** The hand-over in the API. */
package org.artel.handover.rest;
