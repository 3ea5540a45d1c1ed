package org.artel.common;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;

/**
 * Brings the schema up to date before anything reads it: the first observer of the application's start. Whoever needs the
 * database at the start observes the same event with a later priority (the default is late enough).
 *
 * <p>Off by {@code DB_MIGRATE=false}: Flyway's lock is local to one MariaDB node, so in a Galera cluster only one named node
 * (or an operator's command) migrates. A migration that fails stops the deployment.
 */
@ApplicationScoped
class DatabaseMigration {

    private static final Logger LOG = Logger.getLogger(DatabaseMigration.class.getName());
    /** Flyway waits one second before the first retry, then twice as long each time: about a minute in all. */
    private static final int CONNECT_RETRIES = 6;

    void migrate(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) @Initialized(ApplicationScoped.class) Object start)
            throws SQLException {
        if ("false".equalsIgnoreCase(Environment.get("DB_MIGRATE", "true"))) {
            LOG.info("DB_MIGRATE=false: the schema is left as it is");
            return;
        }
        var result = Flyway.configure(DatabaseMigration.class.getClassLoader())
                .dataSource(new ArtelDataSource())
                .locations("classpath:db/migration")
                .connectRetries(CONNECT_RETRIES)
                .load()
                .migrate();
        LOG.log(Level.INFO, "Schema {0}, {1} migrations run", new Object[] {result.targetSchemaVersion, result.migrationsExecuted});
    }
}
