package org.artel.portal.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.UUID;

/** What tells one filling-in of a form from the next: a double click sends the same key twice. */
@Named
@RequestScoped
public class FormKey {

    public String getFresh() {
        return UUID.randomUUID().toString();
    }
}
