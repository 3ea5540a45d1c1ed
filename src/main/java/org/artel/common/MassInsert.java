package org.artel.common;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** Inserts thousands of rows with a few statements, in the running transaction, with ids of one block. */
@ApplicationScoped
public class MassInsert {

    /** More would be slower: EclipseLink looks through the whole statement for each of its parameters. */
    private static final int VALUES_A_STATEMENT = 400;

    @PersistenceContext
    private EntityManager em;
    @Inject
    private IdBlocks ids;

    /**
     * @param table   whose generator bears its name; its key is {@code id}
     * @param columns without the id, parted by commas
     * @param rows    their values in that order, each column of one type
     * @return the id of the first row, the others follow; 0: no rows
     */
    public long into(String table, String columns, List<Object[]> rows) {
        if (rows.isEmpty()) {
            return 0;
        }
        em.flush();
        long first = ids.take(table, rows.size()) + 1;
        long id = first;
        int width = rows.get(0).length + 1;
        String row = '(' + "?,".repeat(width - 1) + "?)";
        int most = Math.max(1, VALUES_A_STATEMENT / width);
        for (int from = 0; from < rows.size(); from += most) {
            List<Object[]> part = rows.subList(from, Math.min(rows.size(), from + most));
            var insert = em.createNativeQuery("INSERT INTO " + table + " (id, " + columns + ") VALUES " + (row + ',').repeat(part.size() - 1) + row);
            int n = 1;
            for (Object[] values : part) {
                insert.setParameter(n++, id++);
                for (Object value : values) {
                    insert.setParameter(n++, value);
                }
            }
            insert.executeUpdate();
        }
        return first;
    }
}
