package org.artel.testing;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import org.artel.account.SetUpCommand;
import org.artel.account.SetupService;

/** Sets the portal of the tests up when the server starts: a city in Tomsk's zone, roubles, one administrator. */
@ApplicationScoped
public class TestPortal {

    public static final String ADMINISTRATOR_EMAIL = "administrator@artel.test";
    public static final String PASSWORD = "correct horse battery";

    @Inject
    private SetupService setup;

    void found(@Observes @Priority(Interceptor.Priority.APPLICATION) @Initialized(ApplicationScoped.class) Object start) {
        if (!setup.isDone()) {
            setup.setUp(new SetUpCommand("RUB", "Tomsk", "Томск", "Asia/Tomsk", ADMINISTRATOR_EMAIL, "Administrator", PASSWORD, "en"));
        }
    }
}
