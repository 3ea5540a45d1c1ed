package org.artel.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.artel.account.Access;
import org.artel.account.Operation;
import org.artel.common.Refused;
import org.artel.common.Retried;

/** A member's bell. */
@ApplicationScoped
@Transactional
@Retried
public class NoticeService {

    @Inject
    private Notices notices;
    @Inject
    private Access access;
    @Inject
    private Clock clock;

    /**
     * The newest first, by keyset.
     *
     * @param before id that the page ends before; {@link Long#MAX_VALUE} for the first page
     */
    public List<Notice> page(long memberId, long before, int limit) {
        access.require(Operation.READ_NOTICES, memberId);
        return notices.page(memberId, before, limit);
    }

    /** How many are not read yet; 100 means a hundred or more. */
    public int unread(long memberId) {
        return notices.unread(memberId);
    }

    /** All notices up to this one are read. */
    public void markRead(long memberId, long upTo) {
        access.require(Operation.READ_NOTICES, memberId);
        notices.markRead(memberId, upTo, clock.instant());
    }

    /**
     * The member follows a notice's link: it is read.
     *
     * @return the notice
     * @throws Refused NOT_FOUND when it is not this member's
     */
    public Notice follow(long memberId, long noticeId) {
        access.require(Operation.READ_NOTICES, memberId);
        Notice notice = notices.find(noticeId);
        if (notice == null || notice.memberId() != memberId) {
            throw Refused.notFound();
        }
        notices.markOneRead(memberId, noticeId, clock.instant());
        return notice;
    }
}
