package org.artel.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What members wish by mail, in the database. */
@ApplicationScoped
class MailWishes {

    @PersistenceContext
    private EntityManager em;

    /** Every group; what the member has not set is as usual. */
    Map<NoticeGroup, Boolean> of(long memberId) {
        Map<NoticeGroup, Boolean> wishes = new EnumMap<>(NoticeGroup.class);
        for (NoticeGroup group : NoticeGroup.values()) {
            wishes.put(group, group.usuallyByMail());
        }
        @SuppressWarnings("unchecked")
        List<Object[]> rows = em.createNativeQuery("SELECT notice_group, by_mail FROM mail_wish WHERE member_id = ?")
                .setParameter(1, memberId).getResultList();
        rows.forEach(row -> wishes.put(NoticeGroup.valueOf((String) row[0]), (Boolean) row[1]));
        return wishes;
    }

    void set(long memberId, NoticeGroup group, boolean byMail) {
        em.createNativeQuery("INSERT INTO mail_wish (member_id, notice_group, by_mail) VALUES (?, ?, ?) "
                        + "ON DUPLICATE KEY UPDATE by_mail = VALUES(by_mail)")
                .setParameter(1, memberId).setParameter(2, group.name()).setParameter(3, byMail).executeUpdate();
    }
}
