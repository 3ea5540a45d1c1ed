package org.artel.portal.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** The document and the resources say the same: each method of a resource is described, with an example, and nothing else is. */
class OpenApiTest {

    /** Lines of the document between one operation and the next, by {@code GET /search}. */
    private final TreeMap<String, String> described = described();
    private final TreeMap<String, Method> offered = offered();

    @Test
    void theDocumentIsYamlAndNoPathStandsTwice() throws IOException {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try (var document = OpenApiTest.class.getResourceAsStream("/openapi.yaml")) {
            Map<String, Map<String, Object>> read = new Yaml(options).load(document);
            assertEquals(offered.keySet().stream().map(operation -> operation.substring(operation.indexOf(' ') + 1)).distinct().count(),
                    read.get("paths").size());
        }
    }

    @Test
    void everyMethodOfAResourceIsDescribedAndNothingElse() {
        assertEquals(new TreeSet<>(offered.keySet()), new TreeSet<>(described.keySet()));
    }

    @Test
    void everyParameterIsDescribed() {
        var missing = new ArrayList<String>();
        offered.forEach((operation, method) -> {
            for (Parameter parameter : method.getParameters()) {
                name(parameter).filter(name -> !described.getOrDefault(operation, "").contains("- name: " + name + "\n"))
                        .ifPresent(name -> missing.add(operation + " " + name));
            }
        });
        assertEquals(List.of(), missing);
    }

    @Test
    void everyAnswerWithContentHasAnExample() {
        described.forEach((operation, text) -> assertTrue(!text.contains("content:") || text.contains("example:"), operation));
    }

    private static Optional<String> name(Parameter parameter) {
        if (parameter.isAnnotationPresent(QueryParam.class)) {
            return Optional.of(parameter.getAnnotation(QueryParam.class).value());
        }
        return Optional.ofNullable(parameter.getAnnotation(PathParam.class)).map(PathParam::value);
    }

    private static TreeMap<String, Method> offered() {
        var operations = new TreeMap<String, Method>();
        var classes = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.artel");
        for (var found : classes) {
            if (!found.getPackageName().endsWith(".rest") || !found.isAnnotatedWith(Path.class)) {
                continue;
            }
            Class<?> resource = found.reflect();
            String base = resource.getAnnotation(Path.class).value();
            for (Method method : resource.getDeclaredMethods()) {
                String rest = method.isAnnotationPresent(Path.class) ? method.getAnnotation(Path.class).value() : "";
                String path = ("/" + base + "/" + rest).replaceAll("/+", "/");
                verb(method).ifPresent(verb -> operations.put(verb + " " + (path.length() > 1 ? path.replaceAll("/$", "") : path), method));
            }
        }
        return operations;
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations()).map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null).map(HttpMethod::value).findAny();
    }

    private static TreeMap<String, String> described() {
        var operations = new TreeMap<String, String>();
        String path = null;
        String operation = null;
        boolean inPaths = false;
        for (String line : document().lines().toList()) {
            if (!line.startsWith(" ")) {
                inPaths = line.equals("paths:");
            } else if (inPaths && line.matches("  /\\S*:")) {
                path = line.strip().replaceAll(":$", "");
            } else if (inPaths && line.matches("    [a-z]+:")) {
                operation = line.strip().replaceAll(":$", "").toUpperCase(Locale.ROOT) + " " + path;
                operations.put(operation, "");
            } else if (inPaths && operation != null) {
                operations.merge(operation, line + "\n", String::concat);
            }
        }
        return operations;
    }

    private static String document() {
        try (var in = OpenApiTest.class.getResourceAsStream("/openapi.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
