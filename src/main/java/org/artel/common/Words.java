package org.artel.common;

/**
 * A message that stands within another one, told in its reader's language like it.
 *
 * @param key  of the message bundles
 * @param args as for {@link Texts#text}
 */
public record Words(String key, Object... args) {

    public static Words of(Refused refused) {
        return new Words(refused.key(), refused.args());
    }
}
