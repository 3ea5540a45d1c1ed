package org.artel.forum;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.artel.account.Access;
import org.artel.account.Operation;
import org.artel.common.Refused;
import org.artel.common.Retried;

/**
 * Texts and orders that were typed but not sent: they outlive a session, a lost connection and a refused attempt. One a member
 * and place; nobody else can read it.
 */
@ApplicationScoped
@Transactional
@Retried
public class DraftService {

    /** Characters of one draft. */
    public static final int CONTENT_MAX = 200_000;
    /** Of one member; the oldest makes room. */
    static final int MOST = 100;

    @Inject
    private Drafts drafts;
    @Inject
    private Access access;
    @Inject
    private Clock clock;

    /**
     * @param place   a word, or a word and a number: {@code topic:12}
     * @param content empty: the draft is thrown away
     * @throws Refused when the place is none, or the content longer than 200,000 characters
     */
    public void save(long memberId, String place, String content) {
        access.require(Operation.SAVE_DRAFT, memberId);
        checkPlace(place);
        if (content == null || content.isBlank()) {
            drafts.clear(memberId, place);
            return;
        }
        if (content.length() > CONTENT_MAX) {
            throw new Refused("forum.draftTooLong", CONTENT_MAX);
        }
        drafts.keep(memberId, place, content, clock.instant());
        drafts.forgetOlder(memberId, MOST);
    }

    public Optional<Draft> get(long memberId, String place) {
        checkPlace(place);
        return drafts.find(memberId, place);
    }

    public void clear(long memberId, String place) {
        checkPlace(place);
        drafts.clear(memberId, place);
    }

    private static void checkPlace(String place) {
        if (place == null || !place.matches("[a-z]{1,20}(:[0-9]{1,19})?")) {
            throw new Refused("forum.draftPlace");
        }
    }
}
