package org.artel.portal.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.artel.account.Access;
import org.artel.account.Operation;
import org.artel.account.Viewer;

/** {@code /moderation} and {@code /admin}: the lists of tools, for those who may use them. */
@Named
@RequestScoped
public class Tools {

    @Inject
    private Access access;
    @Inject
    private Viewer viewer;

    public boolean isModeration() {
        access.require(Operation.DECIDE_ORGANIZER, viewer.require());
        return true;
    }

    public boolean isAdministration() {
        access.require(Operation.ADMINISTER, viewer.require());
        return true;
    }
}
