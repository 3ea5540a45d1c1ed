package org.artel.portal;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Answers {@code /health/ready}: a node that cannot reach the database within two seconds takes no requests. */
@Readiness
@ApplicationScoped
public class DatabaseReadiness implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(DatabaseReadiness.class.getName());
    private static final int PATIENCE_SECONDS = 2;

    @Resource(lookup = "java:app/jdbc/artel")
    private DataSource dataSource;

    @Override
    public HealthCheckResponse call() {
        try (var connection = dataSource.getConnection()) {
            return HealthCheckResponse.named("database").status(connection.isValid(PATIENCE_SECONDS)).build();
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "The database does not answer", e);
            return HealthCheckResponse.down("database");
        }
    }
}
