package org.artel.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import java.time.Instant;

/** A personal access token: opens the REST API, and only it, as the member who made it. */
@Entity
@Table(name = "access_token")
public class AccessToken {

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "access_token")
    @TableGenerator(name = "access_token", table = "id_sequence", pkColumnName = "name", valueColumnName = "last_number",
            pkColumnValue = "access_token", allocationSize = 10)
    private long id;
    @Column(name = "member_id")
    private long memberId;
    private String name;
    @Column(name = "token_hash")
    private String tokenHash;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "expires_at")
    private Instant expiresAt;
    @Column(name = "revoked_at")
    private Instant revokedAt;

    protected AccessToken() {
    }

    AccessToken(long memberId, String name, String tokenHash, Instant now, Instant expiresAt) {
        this.memberId = memberId;
        this.name = name;
        this.tokenHash = tokenHash;
        this.createdAt = now;
        this.expiresAt = expiresAt;
    }

    void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
        }
    }

    public long id() {
        return id;
    }

    public long memberId() {
        return memberId;
    }

    /** What the member calls it. */
    public String name() {
        return name;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** Null: does not expire. */
    public Instant expiresAt() {
        return expiresAt;
    }
}
