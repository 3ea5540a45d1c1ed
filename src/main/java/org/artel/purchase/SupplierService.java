package org.artel.purchase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.artel.account.Access;
import org.artel.account.Operation;
import org.artel.account.Relation;
import org.artel.common.Actor;
import org.artel.common.Audit;
import org.artel.common.ChangeLog;
import org.artel.common.InvalidFields;
import org.artel.common.Once;
import org.artel.common.Refused;
import org.artel.common.Retried;

/** The suppliers' cards: made and kept by organizers, shared by all purchases. */
@ApplicationScoped
@Transactional
@Retried
public class SupplierService {

    private static final int NAME_MAX = 150;
    private static final int DESCRIPTION_MAX = 4000;
    private static final int SITE_MAX = 500;
    private static final int CONTACTS_MAX = 1000;
    /** So many cards with the same beginning are compared; more would only lengthen the warning. */
    private static final int COMPARED = 300;

    @PersistenceContext
    private EntityManager em;
    @Inject
    private Access access;
    @Inject
    private Audit audit;
    @Inject
    private ChangeLog changes;
    @Inject
    private Clock clock;

    /**
     * What a card says.
     *
     * @param site     an http or https address; empty or null: none
     * @param contacts as the supplier publishes them; empty or null: none
     */
    public record Card(String name, String description, String site, String contacts) {
    }

    /** @throws Refused NOT_FOUND when there is no such card */
    public Supplier byId(long supplierId) {
        return find(supplierId).orElseThrow(Refused::notFound);
    }

    public Optional<Supplier> find(long supplierId) {
        return Optional.ofNullable(em.find(Supplier.class, supplierId));
    }

    public Map<Long, Supplier> byIds(Collection<Long> ids) {
        return ids.isEmpty() ? Map.of()
                : em.createQuery("SELECT s FROM Supplier s WHERE s.id IN :ids", Supplier.class).setParameter("ids", ids)
                        .getResultStream().collect(Collectors.toMap(Supplier::id, Function.identity()));
    }

    /** The card of this name, however it is spaced and punctuated. */
    public Optional<Supplier> byName(String name) {
        return em.createQuery("SELECT s FROM Supplier s WHERE s.nameKey = :key", Supplier.class).setParameter("key", key(name))
                .getResultStream().findFirst();
    }

    /** Cards by name, those after {@code afterKey} (empty for the first page). */
    public List<Supplier> list(String afterKey, int limit) {
        return em.createQuery("SELECT s FROM Supplier s WHERE s.nameKey > :after ORDER BY s.nameKey", Supplier.class)
                .setParameter("after", afterKey == null ? "" : afterKey).setMaxResults(limit).getResultList();
    }

    /** Cards whose name holds these words' beginning, for choosing one; at most {@code limit}. */
    public List<Supplier> named(String start, int limit) {
        return em.createQuery("SELECT s FROM Supplier s WHERE s.nameKey LIKE :start ORDER BY s.nameKey", Supplier.class)
                .setParameter("start", key(start) + "%").setMaxResults(limit).getResultList();
    }

    /** Cards whose names are almost this one: the same one with another spelling, most likely. */
    public List<Supplier> lookAlikes(String name) {
        String key = key(name);
        if (key.isEmpty()) {
            return List.of();
        }
        String start = key.substring(0, Math.min(2, key.length()));
        return em.createQuery("SELECT s FROM Supplier s WHERE s.nameKey LIKE :start ORDER BY s.nameKey", Supplier.class)
                .setParameter("start", start + "%").setMaxResults(COMPARED).getResultStream()
                .filter(s -> LookAlike.near(s.nameKey(), key)).toList();
    }

    /**
     * @param lookAlikeConfirmed the organizer has seen that there is a card with almost this name, and means another one
     * @return the card's id
     * @throws InvalidFields {@code name}, {@code description}, {@code site}, {@code contacts}
     * @throws Refused       CONFLICT {@code supplier.exists} or {@code supplier.lookAlike}, naming the other card
     */
    @Once
    public long create(long memberId, Card card, boolean lookAlikeConfirmed) {
        access.require(Operation.CREATE_SUPPLIER, memberId);
        Card clean = checked(card);
        requireNewName(clean.name(), null);
        if (!lookAlikeConfirmed) {
            lookAlikes(clean.name()).stream().findFirst().ifPresent(other -> {
                throw new Refused(Refused.Kind.CONFLICT, "supplier.lookAlike", other.name());
            });
        }
        Supplier supplier = new Supplier(clean.name(), key(clean.name()), clean.description(), clean.site(), clean.contacts(),
                memberId, clock.instant());
        em.persist(supplier);
        changes.changed("supplier", supplier.id());
        audit.record(Actor.member(memberId), "CREATE_SUPPLIER", null, "supplier", supplier.id(), null);
        return supplier.id();
    }

    /**
     * Only whoever made the card, or a moderator.
     *
     * @param version the card's version that was shown; null: whatever it is
     * @throws Refused STALE when somebody changed it in between
     */
    public void change(long memberId, long supplierId, Card card, Integer version) {
        Supplier supplier = byId(supplierId);
        access.require(Operation.EDIT_SUPPLIER, memberId, Relation.ownedBy(supplier.createdBy()));
        if (version != null && version != supplier.version()) {
            throw new Refused(Refused.Kind.STALE, "refused.stale");
        }
        Card clean = checked(card);
        requireNewName(clean.name(), supplierId);
        supplier.change(clean.name(), key(clean.name()), clean.description(), clean.site(), clean.contacts());
        changes.changed("supplier", supplierId);
        audit.record(Actor.member(memberId), "EDIT_SUPPLIER", null, "supplier", supplierId, null);
    }

    private void requireNewName(String name, Long except) {
        byName(name).filter(s -> except == null || s.id() != except).ifPresent(other -> {
            throw new Refused(Refused.Kind.CONFLICT, "supplier.exists", other.name());
        });
    }

    private static Card checked(Card card) {
        Map<String, Refused> errors = new LinkedHashMap<>();
        String name = text(errors, "name", card.name(), NAME_MAX);
        if (key(name).isEmpty()) {
            errors.putIfAbsent("name", new Refused("terms.required"));
        }
        String description = text(errors, "description", card.description(), DESCRIPTION_MAX);
        String site = text(errors, "site", card.site(), SITE_MAX);
        if (!site.isEmpty() && !TermsReader.isWebAddress(site)) {
            errors.putIfAbsent("site", new Refused("supplier.site"));
        }
        String contacts = text(errors, "contacts", card.contacts(), CONTACTS_MAX);
        if (!errors.isEmpty()) {
            throw new InvalidFields(errors);
        }
        return new Card(name, description, site.isEmpty() ? null : site, contacts.isEmpty() ? null : contacts);
    }

    private static String text(Map<String, Refused> errors, String field, String value, int max) {
        String text = value == null ? "" : value.strip();
        if (text.length() > max) {
            errors.put(field, new Refused("terms.tooLong", max));
        }
        return text;
    }

    /** Case, spaces and punctuation do not make another supplier. */
    static String key(String name) {
        return name == null ? "" : name.toLowerCase(Locale.ROOT).replace('ё', 'е').replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
