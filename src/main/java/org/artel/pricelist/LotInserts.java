package org.artel.pricelist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.artel.common.Quantity;
import org.artel.common.UnitPrice;

/**
 * Inserts many lots at once, as batches of the driver: through the persistence context a long list takes five times as long.
 * The statements run on the connection of the running transaction; ids come in blocks from the same table as everybody's.
 */
@ApplicationScoped
class LotInserts {

    @PersistenceContext
    private EntityManager em;

    /** Takes a block of ids in a transaction of its own, so that nobody waits for the import. @return the first of them */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    long ids(String sequence, int count) {
        em.createNativeQuery("UPDATE id_sequence SET last_number = last_number + ? WHERE name = ?").setParameter(1, count)
                .setParameter(2, sequence).executeUpdate();
        Number last = (Number) em.createNativeQuery("SELECT last_number FROM id_sequence WHERE name = ?").setParameter(1, sequence)
                .getSingleResult();
        return last.longValue() - count + 1;
    }

    void insert(List<Lot> lots, List<LotVariant> variants) {
        Connection connection = em.unwrap(Connection.class);
        try {
            insertLots(connection, lots);
            insertVariants(connection, variants);
        } catch (SQLException e) {
            throw new IllegalStateException("lots could not be inserted", e);
        }
    }

    private static void insertLots(Connection connection, List<Lot> lots) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO lot (id, purchase_id, position, revision, article, name, "
                + "description, link, picture_link, photo_hash, producer, category, unit, step, minimum, person_maximum, pack_size, sold_by_row, "
                + "weight, listed_price, listed_net, vat_rate, price, retail_price) "
                + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Lot lot : lots) {
                insert.setLong(1, lot.id());
                insert.setLong(2, lot.purchaseId());
                insert.setInt(3, lot.position());
                insert.setInt(4, lot.revision());
                insert.setString(5, lot.article());
                insert.setString(6, lot.name());
                insert.setString(7, lot.description());
                insert.setString(8, lot.link());
                insert.setString(9, lot.pictureLink());
                insert.setString(10, lot.photoHash());
                insert.setString(11, lot.producer());
                insert.setString(12, lot.category());
                insert.setString(13, lot.unit());
                insert.setBigDecimal(14, amount(lot.step()));
                insert.setBigDecimal(15, amount(lot.minimum()));
                insert.setBigDecimal(16, amount(lot.personMaximum()));
                insert.setBigDecimal(17, amount(lot.packSize()));
                insert.setBoolean(18, lot.soldByRow());
                insert.setBigDecimal(19, amount(lot.weight()));
                insert.setBigDecimal(20, amount(lot.listedPrice()));
                insert.setBoolean(21, lot.listedNet());
                insert.setBigDecimal(22, lot.vatRate());
                insert.setBigDecimal(23, amount(lot.basePrice()));
                insert.setBigDecimal(24, amount(lot.retailPrice()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void insertVariants(Connection connection, List<LotVariant> variants) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO lot_variant (id, lot_id, purchase_id, position, article, "
                + "label, size, colour, row_quantity, listed_price, price, stock_above) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (LotVariant variant : variants) {
                insert.setLong(1, variant.id());
                insert.setLong(2, variant.lotId());
                insert.setLong(3, variant.purchaseId());
                insert.setInt(4, variant.position());
                insert.setString(5, variant.article());
                insert.setString(6, variant.label());
                insert.setString(7, variant.size());
                insert.setString(8, variant.colour());
                insert.setInt(9, variant.rowQuantity());
                insert.setBigDecimal(10, amount(variant.listedPrice()));
                insert.setBigDecimal(11, amount(variant.ownPrice()));
                insert.setBigDecimal(12, amount(variant.stockAbove()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static BigDecimal amount(Quantity quantity) {
        return quantity == null ? null : quantity.amount();
    }

    private static BigDecimal amount(UnitPrice price) {
        return price == null ? null : price.amount();
    }
}
