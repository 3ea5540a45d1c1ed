package org.artel.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.artel.account.Access;
import org.artel.account.CityService;
import org.artel.account.Member;
import org.artel.account.MemberService;
import org.artel.account.Operation;
import org.artel.account.PortalAddress;
import org.artel.account.Seal;
import org.artel.common.Refused;
import org.artel.common.Retried;
import org.artel.common.Texts;

/** The bell by mail, for whoever wishes it: what came within a short time goes in one mail. */
@ApplicationScoped
@Transactional
@Retried
public class NoticeMailService {

    /** So many notices fit into one mail; more are read at the bell. */
    private static final int MOST = 50;
    /** News of the day before yesterday is no news: mails that could not be sent for so long are left out. */
    private static final Duration FRESH = Duration.ofDays(1);

    @Inject
    private Notices notices;
    @Inject
    private MailWishes wishes;
    @Inject
    private MailService mails;
    @Inject
    private MemberService members;
    @Inject
    private CityService cities;
    @Inject
    private Seal seal;
    @Inject
    private PortalAddress address;
    @Inject
    private Access access;
    @Inject
    private Clock clock;

    /** Members whose notices are to be looked at now. */
    public List<Long> due(Instant now, int most) {
        return notices.membersToMail(now, most);
    }

    /**
     * Writes what the member has not read, and wishes by mail, into one mail; with it goes what is not due yet.
     *
     * @return whether there was anything to tell
     */
    public boolean tell(long memberId) {
        Instant now = clock.instant();
        Member member = members.byId(memberId);
        Map<NoticeGroup, Boolean> wished = wishes.of(memberId);
        List<Notice> told = notices.takeToMail(memberId, MOST).stream()
                .filter(notice -> notice.isUnread() && notice.createdAt().isAfter(now.minus(FRESH)) && wished.get(NoticeGroup.of(notice.kind())))
                .toList();
        if (told.isEmpty() || member.isBanned(now)) {
            return false;
        }
        Texts texts = Texts.of(member.locale(), cities.byId(member.cityId()).timeZone(), now);
        String unsubscribe = address.configured() + "/unsubscribe?link=" + link(memberId);
        String text = told.stream().map(notice -> notice.sentence(texts) + '\n' + address.configured() + notice.link())
                .collect(Collectors.joining("\n\n"));
        mails.store(member.email(), told.size() == 1 ? told.get(0).sentence(texts) : texts.plural("mail.notices", told.size()),
                texts.text("mail.greeting", member.nickname()) + "\n\n" + text + "\n\n" + texts.text("mail.unsubscribe", unsubscribe),
                unsubscribe, texts);
        return true;
    }

    /** What goes by mail, by group. */
    public Map<NoticeGroup, Boolean> wishes(long memberId) {
        access.require(Operation.CHANGE_OWN_ACCOUNT, memberId);
        return wishes.of(memberId);
    }

    /** Groups that are left out stay as they are. */
    public void wish(long memberId, Map<NoticeGroup, Boolean> byMail) {
        access.require(Operation.CHANGE_OWN_ACCOUNT, memberId);
        byMail.forEach((group, wished) -> wishes.set(memberId, group, wished));
    }

    /**
     * No notice goes by mail any more to the member whom the link of a mail names; signing in is not needed.
     *
     * @throws Refused NOT_FOUND when no mail of this portal had that link
     */
    public void unsubscribe(String link) {
        String[] parts = link == null ? new String[0] : link.split("\\.", 2);
        if (parts.length < 2 || !parts[0].matches("\\d{1,18}") || !seal.isOf("unsubscribe " + parts[0], parts[1])) {
            throw Refused.notFound();
        }
        long memberId = Long.parseLong(parts[0]);
        for (NoticeGroup group : NoticeGroup.values()) {
            wishes.set(memberId, group, false);
        }
    }

    /** The member's number and a seal of it: it does not expire, and opens nothing else. */
    private String link(long memberId) {
        return memberId + "." + seal.of("unsubscribe " + memberId);
    }
}
