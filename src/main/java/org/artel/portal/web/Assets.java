package org.artel.portal.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.artel.common.Hash;

/**
 * Style sheet, scripts and pictures of the pages. Each one's address holds the hash of its content, so browsers and proxies
 * may keep it for ever; all of them are small and stay in memory, also compressed.
 */
@ApplicationScoped
public class Assets {

    private static final String FOLDER = "/resources/artel/";

    /** One file as it is served; {@code gzipped} is null where compressing does not help. */
    record Asset(String address, String type, byte[] plain, byte[] gzipped) {
    }

    @Inject
    private ServletContext context;

    private final Map<String, Asset> byName = new TreeMap<>();

    @PostConstruct
    void read() {
        Set<String> paths = context.getResourcePaths(FOLDER);
        for (String path : paths == null ? Set.<String>of() : paths) {
            String name = path.substring(FOLDER.length());
            try (InputStream in = context.getResourceAsStream(path)) {
                byte[] plain = in.readAllBytes();
                String type = type(name);
                byte[] packed = type.startsWith("image/png") ? null : gzipped(plain);
                String address = "/assets/" + Hash.of(plain).substring(0, 12) + '/' + name;
                byName.put(name, new Asset(address, type, plain, packed));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + path, e);
            }
        }
    }

    /** @throws IllegalArgumentException for a file that is not there: a page's mistake */
    String address(String name) {
        return find(name).map(Asset::address).orElseThrow(() -> new IllegalArgumentException("no asset " + name));
    }

    Optional<Asset> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "css" -> "text/css;charset=UTF-8";
            case "js" -> "text/javascript;charset=UTF-8";
            case "svg" -> "image/svg+xml";
            case "png" -> "image/png";
            case "json" -> "application/manifest+json";
            default -> "application/octet-stream";
        };
    }

    private static byte[] gzipped(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }
}
