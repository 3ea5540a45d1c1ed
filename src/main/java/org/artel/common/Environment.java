package org.artel.common;

/** What the operator sets: each value is an environment variable, or else a system property of the same name. */
public final class Environment {

    private Environment() {
    }

    /** The value of that name; {@code otherwise} where none is set, or an empty one. */
    public static String get(String name, String otherwise) {
        String value = System.getenv(name);
        if (value == null || value.isBlank()) {
            value = System.getProperty(name);
        }
        return value == null || value.isBlank() ? otherwise : value.strip();
    }
}
