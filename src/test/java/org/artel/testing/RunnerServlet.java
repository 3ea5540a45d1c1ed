package org.artel.testing;

import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.LoadableExtension;

/**
 * Tells Arquillian where its own servlet is. The container's adapter reads that from what the server prints, as soon as it has printed its
 * address; on a busy machine that is before it has printed its servlets, and then no test would find its way inside.
 */
public final class RunnerServlet implements LoadableExtension {

    private static final String NAME = "ArquillianServletRunnerEE9";

    @Override
    public void register(ExtensionBuilder builder) {
        builder.observer(Deployed.class);
    }

    /** Looks at what the adapter found. */
    public static final class Deployed {

        void complete(@Observes ProtocolMetaData found) {
            for (HTTPContext context : found.getContexts(HTTPContext.class)) {
                if (context.getServletByName(NAME) == null) {
                    context.add(new Servlet(NAME, "/"));
                }
            }
        }
    }
}
