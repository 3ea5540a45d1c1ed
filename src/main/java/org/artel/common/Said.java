package org.artel.common;

/**
 * What a page has to tell its visitor after it has sent them on to another page ('Your order is saved.'). Fired as a CDI
 * event, because the next page is another request, and nobody but the pages' frame needs to know how the words get there.
 *
 * @param key  of the message bundles
 * @param args as for {@link Texts#text}
 */
public record Said(String key, Object... args) {
}
