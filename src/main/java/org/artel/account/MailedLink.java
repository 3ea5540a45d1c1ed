package org.artel.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.artel.common.Hash;

/** A link that proves who reads the mails of an address. Works once, until it expires. */
@Entity
@Table(name = "mailed_link")
public class MailedLink {

    /** What its follower may do. */
    public enum Purpose {
        /** Become a member. */
        JOIN(Duration.ofHours(24)),
        /** Choose a new password instead of a forgotten one. */
        PASSWORD(Duration.ofHours(1)),
        /** Have the account under this address from now on. */
        ADDRESS(Duration.ofHours(24));

        private final Duration valid;

        Purpose(Duration valid) {
            this.valid = valid;
        }
    }

    @Id
    @Column(name = "token_hash")
    private String tokenHash;
    @Enumerated(EnumType.STRING)
    private Purpose purpose;
    @Column(name = "member_id")
    private Long memberId;
    private String email;
    @Column(name = "email_key")
    private String emailKey;
    private String nickname;
    @Column(name = "city_id")
    private Long cityId;
    private String language;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "expires_at")
    private Instant expiresAt;
    @Column(name = "used_at")
    private Instant usedAt;

    protected MailedLink() {
    }

    /** @param memberId whose account it is about; null: nobody's */
    MailedLink(String token, Purpose purpose, Long memberId, String email, Instant now) {
        this.tokenHash = Hash.of(token);
        this.purpose = purpose;
        this.memberId = memberId;
        this.email = email;
        this.emailKey = Keys.email(email);
        this.createdAt = now;
        this.expiresAt = now.plus(purpose.valid);
    }

    /** @param known the member who has the address already; null: nobody */
    static MailedLink toJoin(String token, Long known, Registration registration, Instant now) {
        MailedLink link = new MailedLink(token, Purpose.JOIN, known, registration.email(), now);
        link.nickname = registration.nickname();
        link.cityId = registration.cityId();
        link.language = registration.language();
        return link;
    }

    public String nickname() {
        return nickname;
    }

    Registration registration() {
        return new Registration(email, nickname, cityId, language, true);
    }

    Long memberId() {
        return memberId;
    }

    String email() {
        return email;
    }
}
