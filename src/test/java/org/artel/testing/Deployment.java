package org.artel.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.FileAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * What Arquillian deploys once for the whole suite: the built WAR and the test classes of {@code org.artel}, less those that
 * only make sense outside the server and whose libraries are not there.
 */
public final class Deployment {

    private Deployment() {
    }

    @org.jboss.arquillian.container.test.api.Deployment
    public static Archive<?> war() throws IOException {
        WebArchive war = ShrinkWrap.create(ZipImporter.class, "artel.war")
                .importFrom(Path.of(System.getProperty("artel.war")).toFile())
                .as(WebArchive.class);
        Path classes = TestServer.build().resolve("test-classes");
        try (var files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = classes.relativize(file).toString().replace('\\', '/');
                if (belongsInside(name)) {
                    war.addAsWebInfResource(new FileAsset(file.toFile()), "classes/" + name);
                }
            }
        }
        return war;
    }

    private static boolean belongsInside(String name) {
        return name.startsWith("pricelists/") || name.startsWith("org/artel/")
                && !name.matches("org/artel/(browser|bench|run)/.*")
                && !name.matches(".*/[^/]*(Test|BrowserIT|RaceIT)(\\$[^/]*)?\\.class")
                && !name.matches("org/artel/testing/(EmbeddedDatabase|IntegrationSession|RunnerServlet|SecondServer|PostBox|Deployment)(\\$.*)?\\.class");
    }
}
