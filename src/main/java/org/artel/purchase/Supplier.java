package org.artel.purchase;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import jakarta.persistence.Version;
import java.time.Instant;

/** Who sells wholesale: a card of its own, shared by all purchases. Look-alike names have the same key. */
@Entity
@Table(name = "supplier")
public class Supplier {

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "supplier")
    @TableGenerator(name = "supplier", table = "id_sequence", pkColumnName = "name", valueColumnName = "last_number",
            pkColumnValue = "supplier", allocationSize = 50)
    private long id;
    private String name;
    @Column(name = "name_key")
    private String nameKey;
    private String description;
    private String site;
    private String contacts;
    @Column(name = "created_by")
    private long createdBy;
    @Column(name = "created_at")
    private Instant createdAt;
    @Version
    private int version;

    protected Supplier() {
    }

    Supplier(String name, String nameKey, String description, String site, String contacts, long createdBy, Instant createdAt) {
        this.createdBy = createdBy;
        this.createdAt = createdAt;
        change(name, nameKey, description, site, contacts);
    }

    void change(String name, String nameKey, String description, String site, String contacts) {
        this.name = name;
        this.nameKey = nameKey;
        this.description = description;
        this.site = site;
        this.contacts = contacts;
    }

    public long id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String nameKey() {
        return nameKey;
    }

    public String description() {
        return description;
    }

    /** An http or https address, or null. */
    public String site() {
        return site;
    }

    public String contacts() {
        return contacts;
    }

    public long createdBy() {
        return createdBy;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public int version() {
        return version;
    }
}
