package org.artel.testing;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** The server that Arquillian started for the suite, as tests outside it ({@code @RunAsClient}) and inside it see it. */
public final class TestServer {

    private TestServer() {
    }

    /** The base address, ending with a slash: {@code TestServer.url().resolve("api/v1/")}. */
    public static URI url() {
        return URI.create(System.getProperty("artel.url"));
    }

    /** The build's folder ({@code target}); only outside the server. */
    public static Path build() {
        return Path.of(System.getProperty("artel.build", "target")).toAbsolutePath();
    }

    /** Options of a test server's JVM: it reads the database's address from system properties. Each server has a public address of its own. */
    static List<String> jvmOptions(String name) {
        return List.of(
                "-DARTEL_ADDRESS=" + (name.equals("first") ? url().toString() : "https://artel.example"),
                "-Xmx768m", "-XX:+UseSerialGC", "-Djava.net.preferIPv4Stack=true",
                "-DDB_URL=" + System.getProperty("DB_URL"),
                "-DDB_USER=" + System.getProperty("DB_USER"),
                "-DDB_PASSWORD=" + System.getProperty("DB_PASSWORD"),
                "-DARTEL_INDEX_DIR=" + folder(name).resolve("index"),
                "-DARTEL_LEAVING_FILE=" + leavingFile(name),
                "-DARTEL_PROXIES=127.0.0.1",
                "-Dartel.mail.gather=0", "-DARTEL_NEWCOMER_DAYS=0",
                "-DARTEL_SMTP_HOST=127.0.0.1",
                "-DARTEL_SMTP_PORT=" + System.getProperty(PostBox.PORT),
                "-DARTEL_SMTP_SECURITY=none",
                "-DARTEL_MAIL_FROM=Artel<artel@artel.test>",
                "-Dartel.url=" + System.getProperty("artel.url"));
    }

    /** While it is there the server of that name ({@code first}, {@code second}) says that it leaves. */
    public static Path leavingFile(String name) {
        return build().resolve(name + "-leaving");
    }

    private static Path folder(String name) {
        return build().resolve("payara-" + name);
    }

    /** Options of a test server: loopback only, the application at the root, no cluster; its own folder is emptied. */
    static List<String> serverOptions(int port, String name) throws IOException {
        // what an earlier start left there would be deployed a second time
        EmbeddedDatabase.deleteTree(folder(name));
        return List.of(
                "--port", String.valueOf(port), "--contextroot", "/", "--nohazelcast", "--disablephonehome",
                "--logproperties", build().resolveSibling("webapp-config/logging.properties").toString(),
                "--rootdir", folder(name).toString(),
                "--prebootcommandfile", build().resolveSibling("webapp-config/pre-boot.txt").toString());
    }
}
