package org.artel.portal;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Files;
import java.nio.file.Path;
import org.artel.common.Environment;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Answers {@code /health/ready}: a node about to end says so some seconds before, so that the proxy sends it no new requests and
 * nobody's is cut off. Whoever ends the server makes the file that {@code ARTEL_LEAVING_FILE} names, waits, and ends it then.
 */
@Readiness
@ApplicationScoped
public class LeavingReadiness implements HealthCheck {

    private final String file = Environment.get("ARTEL_LEAVING_FILE", "");

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("staying").status(file.isEmpty() || !Files.exists(Path.of(file))).build();
    }
}
