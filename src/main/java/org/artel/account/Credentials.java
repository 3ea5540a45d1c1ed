package org.artel.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Reads what a sign-in is checked against, and lets go of the database before the slow hash is computed. */
@ApplicationScoped
@Transactional
class Credentials {

    record Known(long memberId, String passwordHash) {
    }

    @Inject
    private Members members;

    /** Null when there is no such account. */
    Known of(String emailKey) {
        Member member = members.byEmail(emailKey);
        return member == null ? null : new Known(member.id(), member.passwordHash());
    }
}
