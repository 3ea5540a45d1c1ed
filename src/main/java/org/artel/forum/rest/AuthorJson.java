package org.artel.forum.rest;

import org.artel.account.Member;
import org.artel.forum.PostView;

/** Who wrote: an anonymous participant has no id, and a pseudonym for a nickname. */
public record AuthorJson(Long id, String nickname) {

    static AuthorJson of(Member member) {
        return member == null ? null : new AuthorJson(member.id(), member.nickname());
    }

    static AuthorJson of(PostView view) {
        return view.author() == null ? new AuthorJson(null, view.pseudonym()) : of(view.author());
    }
}
