package org.artel.forum;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.artel.common.ChangeLog;
import org.artel.common.Refused;
import org.artel.common.Retried;

/** Threads: opened, listed, renamed, closed, pinned, hidden; and the pages that show them. */
@ApplicationScoped
@Transactional
@Retried
public class TopicService {

    /** Posts a page. */
    public static final int PAGE = 50;

    @Inject
    private Topics topics;
    @Inject
    private Clock clock;
    @Inject
    private ChangeLog changes;

    /** Whoever asks: callers check the rights. @throws Refused NOT_FOUND */
    public Topic byId(long topicId) {
        return topics.get(topicId);
    }

    /** Whoever asks: callers check the rights. */
    public Map<Long, Topic> byIds(Collection<Long> ids) {
        return topics.byIds(ids).stream().collect(Collectors.toMap(Topic::id, Function.identity()));
    }

    /**
     * The thread of a purchase, not listed yet and without a post. Rights are checked by the purchase.
     *
     * @return the topic's id
     * @throws Refused when the title is missing or longer than 150 characters
     */
    public long openThread(long sectionId, String title, long authorId) {
        Topic topic = new Topic(sectionId, TopicKind.PURCHASE, title, authorId, clock.instant());
        topics.add(topic);
        return topic.id();
    }

    /** From now on the thread stands in its section's list. */
    public void list(long topicId) {
        topics.get(topicId).list();
        topics.changed(topicId);
        changes.changed("topic", topicId);
    }

    /**
     * Another title; the caller has checked who may give it.
     *
     * @throws Refused when the title is missing or longer than 150 characters
     */
    public void rename(long topicId, String title) {
        topics.get(topicId).rename(title);
        topics.changed(topicId);
        changes.changed("topic", topicId);
    }
}
