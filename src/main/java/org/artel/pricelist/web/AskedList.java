package org.artel.pricelist.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.artel.account.Viewer;
import org.artel.common.Refused;
import org.artel.common.Slug;
import org.artel.forum.Topic;
import org.artel.forum.TopicService;
import org.artel.pricelist.PricelistService;
import org.artel.purchase.Purchase;
import org.omnifaces.cdi.Param;

/** The purchase whose list a page is about: its number is the first part of the path behind the page's name. */
@RequestScoped
class AskedList {

    @Inject
    @Param(pathIndex = 0)
    private String address;
    @Inject
    private Viewer viewer;
    @Inject
    private PricelistService pricelist;
    @Inject
    private TopicService topics;

    private Purchase readable;
    private Purchase changeable;
    private Topic topic;

    /** @throws Refused NOT_FOUND when the address has no number */
    long id() {
        long id = Slug.id(String.valueOf(address));
        if (id < 0) {
            throw Refused.notFound();
        }
        return id;
    }

    /** @throws Refused as {@link PricelistService#requireReadable} */
    Purchase readable() {
        if (readable == null) {
            readable = pricelist.requireReadable(id(), viewer.memberId());
        }
        return readable;
    }

    /** @throws Refused as {@link PricelistService#requireChangeable} */
    Purchase changeable() {
        if (changeable == null) {
            changeable = pricelist.requireChangeable(id(), viewer.require());
        }
        return changeable;
    }

    /** The thread of the purchase, which the page has asked for before. */
    Topic topic() {
        if (topic == null) {
            topic = topics.byId((changeable == null ? readable() : changeable).topicId());
        }
        return topic;
    }
}
