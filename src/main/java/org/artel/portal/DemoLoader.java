package org.artel.portal;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.artel.account.SetUpCommand;
import org.artel.account.SetupService;

/**
 * Fills an empty portal with a believable town when the environment says {@code ARTEL_DEMO=true}: at the start, before any
 * timer runs and before the first visitor is served, so that nobody ever sees half of it. Everything is made through the
 * services, so that every rule held; see {@link DemoHistory}.
 *
 * <p>One password, made by chance for this portal alone, opens all the accounts. It is written to the file that
 * {@code ARTEL_DEMO_ACCOUNTS_FILE} names, once everything is loaded; without that file's name nothing is loaded.
 */
@ApplicationScoped
class DemoLoader {

    private static final Logger LOG = Logger.getLogger(DemoLoader.class.getName());
    private static final int PASSWORD_BYTES = 9;

    @Inject
    private SetupService setup;
    @Inject
    private DemoHistory history;

    /** Before the set-up token is announced and before timers start, which observe the same event later. */
    void load(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) @Initialized(ApplicationScoped.class) Object start)
            throws IOException {
        String file = System.getenv("ARTEL_DEMO_ACCOUNTS_FILE");
        if (!"true".equals(System.getenv("ARTEL_DEMO")) || file == null || setup.isDone()) {
            return;
        }
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        long began = System.nanoTime();
        DemoTown town = DemoTown.read();
        DemoTown.Member administrator = town.members().get(0);
        long administratorId = history.firstDay(() -> setup.setUp(new SetUpCommand(town.currency(), town.city().name(),
                town.city().nameRu(), town.city().timeZone(), administrator.email(), administrator.nickname(), password,
                administrator.language())));
        history.play(town, administratorId, password);
        Files.write(Path.of(file), accounts(town, password));
        LOG.log(Level.INFO, "The demo town is loaded: {0} ms", (System.nanoTime() - began) / 1_000_000);
    }

    private static List<String> accounts(DemoTown town, String password) {
        var lines = new ArrayList<String>();
        lines.add("Demo accounts, all with the password " + password);
        for (DemoTown.Member member : town.members()) {
            String roles = member.roles().isEmpty() ? "participant" : String.join(", ", member.roles()).toLowerCase(Locale.ROOT);
            lines.add("  %-24s %-14s %s".formatted(member.email(), member.nickname(), roles));
        }
        return lines;
    }
}
