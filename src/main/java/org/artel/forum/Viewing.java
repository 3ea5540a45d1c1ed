package org.artel.forum;

import java.time.ZoneId;
import java.util.Locale;
import org.artel.account.Operation;
import org.artel.account.Viewer;

/**
 * For whom a page is rendered.
 *
 * @param memberId  null for a guest
 * @param zone      the zone in which moments are shown
 * @param moderator whether the viewer keeps order here (moderator or administrator)
 */
public record Viewing(Long memberId, Locale locale, ZoneId zone, boolean moderator) {

    public static Viewing of(Viewer viewer) {
        return new Viewing(viewer.memberId(), viewer.locale(), viewer.zone(), viewer.may(Operation.RESOLVE_REPORT));
    }

    public boolean isGuest() {
        return memberId == null;
    }

    public boolean is(long member) {
        return memberId != null && memberId == member;
    }
}
