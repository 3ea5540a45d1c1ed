package org.artel.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Locale;

/**
 * A person with an account. Everybody signed in is a member; organizer, moderator and administrator are marks on top of it,
 * and a trusted organizer opens purchases without review.
 */
@Entity
@Table(name = "member")
public class Member {

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "member")
    @TableGenerator(name = "member", table = "id_sequence", pkColumnName = "name", valueColumnName = "last_number",
            pkColumnValue = "member", allocationSize = 50)
    private long id;
    private String email;
    @Column(name = "email_key")
    private String emailKey;
    private String nickname;
    @Column(name = "nickname_key")
    private String nicknameKey;
    @Column(name = "password_hash")
    private String passwordHash;
    @Column(name = "city_id")
    private long cityId;
    private String language;
    private String phone;
    private boolean organizer;
    private boolean trusted;
    private boolean moderator;
    private boolean administrator;
    @Column(name = "banned_until")
    private Instant bannedUntil;
    @Column(name = "ban_reason")
    private String banReason;
    @Column(name = "age_confirmed_at")
    private Instant ageConfirmedAt;
    @Column(name = "rules_accepted_at")
    private Instant rulesAcceptedAt;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "credentials_no")
    private int credentialsNo;
    @Version
    private int version;

    protected Member() {
    }

    Member(String email, String nickname, String passwordHash, long cityId, String language, Instant now) {
        this.email = email;
        this.emailKey = Keys.email(email);
        this.nickname = nickname;
        this.nicknameKey = Keys.nickname(nickname);
        this.passwordHash = passwordHash;
        this.cityId = cityId;
        this.language = language;
        this.rulesAcceptedAt = now;
        this.createdAt = now;
        this.credentialsNo = 1;
    }

    /** From here on every older session and remember-me token is worth nothing. */
    void takePassword(String newPasswordHash) {
        passwordHash = newPasswordHash;
        credentialsNo++;
    }

    /** The new address is known to be the member's. */
    void changeAddress(String newEmail) {
        email = newEmail;
        emailKey = Keys.email(newEmail);
    }

    /** @param number null: gives none */
    void answer(String number) {
        phone = number;
    }

    void live(long inCity, String speaking) {
        cityId = inCity;
        language = speaking;
    }

    /** The first confirmation counts. */
    void confirmAge(Instant now) {
        if (ageConfirmedAt == null) {
            ageConfirmedAt = now;
        }
    }

    /** Who stops being an organizer loses the trust as well. */
    void grant(Roles roles) {
        organizer = roles.organizer();
        trusted = trusted && organizer;
        moderator = roles.moderator();
        administrator = roles.administrator();
    }

    void becomeOrganizer() {
        organizer = true;
    }

    void trust(boolean isTrusted) {
        trusted = isTrusted;
    }

    /** @param until null lifts the ban */
    void ban(Instant until, String reason) {
        bannedUntil = until;
        banReason = until == null ? null : reason;
    }

    public long id() {
        return id;
    }

    public String nickname() {
        return nickname;
    }

    /** Nobody but the member and administrators is shown it. */
    public String email() {
        return email;
    }

    /** Shown only where a purchase needs it, see {@code RevealService}; null: none is given. */
    public String phone() {
        return phone;
    }

    String passwordHash() {
        return passwordHash;
    }

    /** Counts the passwords: a session that began under an earlier number has ended. */
    public int credentialsNo() {
        return credentialsNo;
    }

    public long cityId() {
        return cityId;
    }

    /** {@code en} or {@code ru}. */
    public String language() {
        return language;
    }

    public Locale locale() {
        return Locale.forLanguageTag(language);
    }

    public boolean isOrganizer() {
        return organizer;
    }

    /** Trusted with opening purchases without review; organizers only. */
    public boolean isTrusted() {
        return organizer && trusted;
    }

    public boolean isModerator() {
        return moderator;
    }

    public boolean isAdministrator() {
        return administrator;
    }

    public Roles roles() {
        return new Roles(organizer, moderator, administrator);
    }

    public boolean ageConfirmed() {
        return ageConfirmedAt != null;
    }

    public boolean isBanned(Instant now) {
        return bannedUntil != null && bannedUntil.isAfter(now);
    }

    /** Null when there never was a ban; may lie in the past. */
    public Instant bannedUntil() {
        return bannedUntil;
    }

    public String banReason() {
        return banReason;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public int version() {
        return version;
    }
}
