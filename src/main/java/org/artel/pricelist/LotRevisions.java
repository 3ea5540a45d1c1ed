package org.artel.pricelist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.artel.common.InstantConverter;
import org.artel.common.Quantity;
import org.artel.common.UnitPrice;

/** Earlier revisions of lots: what a line was ordered on stays readable. */
@ApplicationScoped
class LotRevisions {

    /** {@code Json.create…} itself looks for its provider each time. */
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    @PersistenceContext
    private EntityManager em;
    @Inject
    private VariantGate gate;
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
        Map<Long, VariantGate.Taken> taken = gate.ofLots(lots.stream().map(Lot::id).toList());
        try (PreparedStatement insert = em.unwrap(Connection.class).prepareStatement(
                "INSERT INTO lot_revision (lot_id, revision, changed_at, changed_by, content) VALUES (?, ?, ?, ?, ?)")) {
            for (Lot lot : lots) {
                insert.setLong(1, lot.id());
                insert.setInt(2, lot.revision());
                insert.setTimestamp(3, InstantConverter.column(clock.instant()));
                insert.setLong(4, memberId);
                insert.setString(5, json(lot, variants.getOrDefault(lot.id(), List.of()), taken));
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

    /**
     * A revision that is not the current one any more.
     *
     * @param changedAt when the next one was made
     * @param changedBy who made the next one
     */
    record Kept(int revision, Instant changedAt, long changedBy, LotState state) {
    }

    /** The earlier revisions of a lot, the newest first. */
    List<Kept> of(long lotId, int most) {
        return ((List<?>) em.createNativeQuery("SELECT revision, changed_at, changed_by, content FROM lot_revision WHERE lot_id = ? ORDER BY revision DESC")
                .setParameter(1, lotId).setMaxResults(most).getResultList()).stream().map(each -> (Object[]) each)
                .map(row -> new Kept(((Number) row[0]).intValue(), InstantConverter.moment(row[1]), ((Number) row[2]).longValue(), state((String) row[3])))
                .toList();
    }

    /** How changed lots stood before an import changed them, by lot. */
    Map<Long, LotState> before(List<ImportedLot> changed) {
        Map<Long, LotState> before = new HashMap<>();
        if (changed.isEmpty()) {
            return before;
        }
        for (Object each : em.createNativeQuery("SELECT lot_id, content FROM lot_revision WHERE (lot_id, revision) IN ("
                + changed.stream().map(lot -> "(" + lot.lotId() + "," + (lot.revision() - 1) + ")").collect(Collectors.joining(",")) + ")").getResultList()) {
            Object[] row = (Object[]) each;
            before.put(((Number) row[0]).longValue(), state((String) row[1]));
        }
        return before;
    }

    static LotState state(String content) {
        try (JsonReader reader = Json.createReader(new StringReader(content))) {
            JsonObject json = reader.readObject();
            List<LotContent.Variant> variants = new ArrayList<>();
            List<UnitPrice> prices = new ArrayList<>();
            for (JsonObject each : json.getJsonArray("variants").getValuesAs(JsonObject.class)) {
                variants.add(new LotContent.Variant(each.getJsonNumber("id").longValue(), text(each, "article"), text(each, "label"), text(each, "size"),
                        text(each, "colour"), each.getInt("rowQuantity"), price(each, "listedPrice"), quantity(each, "stock"), quantity(each, "stockAbove")));
                prices.add(price(each, "price"));
            }
            String vatRate = json.getString("vatRate", null);
            return new LotState(json.getBoolean("withdrawn", false), new LotContent(text(json, "article"), text(json, "name"), text(json, "description"),
                    json.getString("link", null), json.getString("pictureLink", null), json.getString("photo", null), text(json, "producer"),
                    text(json, "category"), text(json, "unit"), quantity(json, "step"), quantity(json, "minimum"), quantity(json, "personMaximum"),
                    quantity(json, "packSize"), json.getBoolean("soldByRow"), quantity(json, "weight"), price(json, "listedPrice"),
                    json.getBoolean("listedNet"), vatRate == null ? null : new BigDecimal(vatRate), price(json, "retailPrice"), variants), prices);
        }
    }

    private static String text(JsonObject json, String name) {
        return json.getString(name, "");
    }

    private static UnitPrice price(JsonObject json, String name) {
        String written = json.getString(name, null);
        return written == null ? null : UnitPrice.of(written);
    }

    private static Quantity quantity(JsonObject json, String name) {
        String written = json.getString(name, null);
        return written == null ? null : Quantity.of(written);
    }

    private static String json(Lot lot, List<LotVariant> variants, Map<Long, VariantGate.Taken> taken) {
        JsonObjectBuilder json = JSON.createObjectBuilder();
        json.add("withdrawn", lot.isWithdrawn());
        put(json, "article", lot.article());
        put(json, "name", lot.name());
        put(json, "description", lot.description());
        put(json, "link", lot.link());
        put(json, "pictureLink", lot.pictureLink());
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
            if (variant.isWithdrawn()) {
                continue;
            }
            JsonObjectBuilder each = JSON.createObjectBuilder().add("id", variant.id()).add("rowQuantity", variant.rowQuantity());
            put(each, "article", variant.article());
            put(each, "label", variant.label());
            put(each, "size", variant.size());
            put(each, "colour", variant.colour());
            put(each, "listedPrice", variant.listedPrice());
            put(each, "price", lot.priceOf(variant));
            put(each, "stock", taken.get(variant.id()).stock());
            put(each, "stockAbove", variant.stockAbove());
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
