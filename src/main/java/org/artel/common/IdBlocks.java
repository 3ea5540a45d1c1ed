package org.artel.common;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Blocks of ids for rows that are inserted by one statement, from the table that the entities' generators use. Taken outside the running
 * transaction: within it the generator's row would stay locked until the commit.
 */
@ApplicationScoped
public class IdBlocks {

    @Resource(lookup = "java:app/jdbc/artel-ids")
    private DataSource ids;

    /**
     * @param name the generator's row in {@code id_sequence}
     * @param size at least 1
     * @return the number below the first one
     */
    public long take(String name, long size) {
        try (var connection = ids.getConnection();
                var take = connection.prepareStatement("UPDATE id_sequence SET last_number = LAST_INSERT_ID(last_number + ?) WHERE name = ?");
                var read = connection.prepareStatement("SELECT LAST_INSERT_ID()")) {
            take.setLong(1, size);
            take.setString(2, name);
            take.executeUpdate();
            try (var row = read.executeQuery()) {
                row.next();
                return row.getLong(1) - size;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("no ids for " + name, e);
        }
    }
}
