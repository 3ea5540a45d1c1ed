package org.artel.account;

/** The portal was set up: features put down what they begin with. Observed inside the transaction. */
public record PortalFounded(String currency) {
}
