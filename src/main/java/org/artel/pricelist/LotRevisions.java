package org.artel.pricelist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.artel.common.InstantConverter;

/** Earlier revisions of lots: what a line was ordered on stays readable. */
@ApplicationScoped
class LotRevisions {

    /** {@code Json.create…} itself looks for its provider each time. */
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    @PersistenceContext
    private EntityManager em;
    @Inject
    private Clock clock;

    /**
     * Keeps these lots as they stand, before they change.
     *
     * @param variants by lot
     */
    void keep(Collection<Lot> lots, Map<Long, List<LotVariant>> variants, long memberId) {
        if (lots.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = em.unwrap(Connection.class).prepareStatement(
                "INSERT INTO lot_revision (lot_id, revision, changed_at, changed_by, content) VALUES (?, ?, ?, ?, ?)")) {
            for (Lot lot : lots) {
                insert.setLong(1, lot.id());
                insert.setInt(2, lot.revision());
                insert.setTimestamp(3, InstantConverter.column(clock.instant()));
                insert.setLong(4, memberId);
                insert.setString(5, json(lot, variants.getOrDefault(lot.id(), List.of())));
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("revisions could not be kept", e);
        }
    }

    /** JSON of an earlier revision. */
    Optional<String> find(long lotId, int revision) {
        List<?> found = em.createNativeQuery("SELECT content FROM lot_revision WHERE lot_id = ? AND revision = ?")
                .setParameter(1, lotId).setParameter(2, revision).getResultList();
        return found.stream().map(Object::toString).findFirst();
    }

    static String json(Lot lot, List<LotVariant> variants) {
        JsonObjectBuilder json = JSON.createObjectBuilder();
        put(json, "article", lot.article());
        put(json, "name", lot.name());
        put(json, "description", lot.description());
        put(json, "link", lot.link());
        put(json, "photo", lot.photoHash());
        put(json, "producer", lot.producer());
        put(json, "category", lot.category());
        put(json, "unit", lot.unit());
        put(json, "step", lot.step());
        put(json, "minimum", lot.minimum());
        put(json, "personMaximum", lot.personMaximum());
        put(json, "packSize", lot.packSize());
        json.add("soldByRow", lot.soldByRow());
        put(json, "weight", lot.weight());
        put(json, "listedPrice", lot.listedPrice());
        json.add("listedNet", lot.listedNet());
        put(json, "vatRate", lot.vatRate());
        put(json, "price", lot.basePrice());
        put(json, "retailPrice", lot.retailPrice());
        JsonArrayBuilder list = JSON.createArrayBuilder();
        for (LotVariant variant : variants) {
            JsonObjectBuilder each = JSON.createObjectBuilder().add("id", variant.id()).add("rowQuantity", variant.rowQuantity());
            put(each, "article", variant.article());
            put(each, "label", variant.label());
            put(each, "size", variant.size());
            put(each, "colour", variant.colour());
            put(each, "price", lot.priceOf(variant));
            list.add(each);
        }
        return json.add("variants", list).build().toString();
    }

    private static void put(JsonObjectBuilder json, String name, Object value) {
        if (value != null && !value.toString().isEmpty()) {
            json.add(name, value.toString());
        }
    }
}
