package org.artel.common;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Inserts thousands of rows at once, in the running transaction, with ids of one block. By JDBC, whose driver sends them all with one
 * message: EclipseLink would look through a long statement for each of its parameters, or make a round trip a row.
 */
@ApplicationScoped
public class MassInsert {

    @PersistenceContext
    private EntityManager em;
    @Inject
    private IdBlocks ids;

    /**
     * @param table   whose generator bears its name; its key is {@code id}
     * @param columns without the id, parted by commas
     * @param rows    their values in that order, each column of one type
     * @return the id of the first row, the others follow; 0: no rows
     * @throws PersistenceException as an entity that is not accepted: a key that is there already, a value that is too long
     */
    public long into(String table, String columns, List<Object[]> rows) {
        if (rows.isEmpty()) {
            return 0;
        }
        em.flush();
        long first = ids.take(table, rows.size()) + 1;
        try (PreparedStatement insert = em.unwrap(Connection.class).prepareStatement("INSERT INTO " + table + " (id, " + columns + ") VALUES (?"
                + ", ?".repeat(rows.get(0).length) + ")")) {
            long id = first;
            for (Object[] values : rows) {
                insert.setLong(1, id++);
                for (int n = 0; n < values.length; n++) {
                    insert.setObject(n + 2, values[n]);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new PersistenceException("rows of " + table + " were not inserted", e);
        }
        return first;
    }
}
