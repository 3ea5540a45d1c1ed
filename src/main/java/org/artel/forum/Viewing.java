package org.artel.forum;

import java.time.ZoneId;
import java.util.Locale;

/**
 * For whom a page is rendered.
 *
 * @param memberId  null for a guest
 * @param zone      the zone in which moments are shown
 * @param moderator whether the viewer keeps order here (moderator or administrator)
 */
public record Viewing(Long memberId, Locale locale, ZoneId zone, boolean moderator) {

    public boolean isGuest() {
        return memberId == null;
    }

    public boolean is(long member) {
        return memberId != null && memberId == member;
    }
}
