/** Pages of the hand-over: plain and stateless, for a phone at a pick-up point. */
package org.artel.handover.web;
