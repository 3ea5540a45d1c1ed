package org.artel.purchase.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.artel.common.Refused;
import org.artel.forum.Topic;
import org.artel.forum.TopicService;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.WhatChangedService;
import org.omnifaces.cdi.Param;

/** {@code /purchase/changes/12}: what changed since it was announced, the newest first. */
@Named("changesPage")
@RequestScoped
public class ChangesPage {

    private static final int SHOWN = 30;

    @Inject
    @Param(pathIndex = 0)
    private String address;
    @Inject
    private Asked asked;
    @Inject
    private WhatChangedService changed;
    @Inject
    private PurchaseService purchases;
    @Inject
    private TopicService topics;

    private WhatChangedService.Part part;

    public void open() {
        part = changed.list(Asked.id(address), before(), SHOWN, asked.viewer().memberId(), asked.texts());
    }

    private Instant before() {
        String before = asked.parameter("before");
        try {
            return before == null ? null : Instant.parse(before);
        } catch (DateTimeParseException e) {
            throw Refused.notFound();
        }
    }

    public WhatChangedService.Part getPart() {
        return part;
    }

    public Topic getThread() {
        return topics.byId(purchases.byId(Asked.id(address)).topicId());
    }

    /** Where the list goes on; empty at its end. */
    public String getNext() {
        return part.next() == null ? "" : asked.root() + "/purchase/changes/" + Asked.id(address) + "?before=" + part.next();
    }
}
