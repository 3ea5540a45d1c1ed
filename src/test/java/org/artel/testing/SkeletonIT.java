package org.artel.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import javax.sql.XADataSource;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** The ground that everything stands on, seen from inside the server. */
@ArquillianTest
class SkeletonIT {

    @Resource(lookup = "java:app/jdbc/artel")
    private DataSource dataSource;

    @PersistenceContext(unitName = "artel")
    private EntityManager entities;

    @Test
    void theDatabaseIsAMariaDb() {
        assertTrue(entities.createNativeQuery("SELECT VERSION()").getSingleResult().toString().contains("MariaDB"));
    }

    @Test
    void transactionsReadWhatIsCommitted() throws SQLException {
        try (var connection = dataSource.getConnection()) {
            assertEquals(Connection.TRANSACTION_READ_COMMITTED, connection.getTransactionIsolation());
            try (var rows = connection.createStatement().executeQuery("SELECT @@tx_isolation, @@time_zone")) {
                rows.next();
                assertEquals("READ-COMMITTED", rows.getString(1));
                assertEquals("+00:00", rows.getString(2).replace("UTC", "+00:00"));
            }
        }
    }

    @Test
    void noConnectionIsEnlistedAsXa() throws SQLException {
        assertFalse(dataSource.isWrapperFor(XADataSource.class));
    }
}
