package org.artel.pricelist;

/**
 * A photo or its thumbnail as it is served.
 *
 * @param type {@code image/jpeg} or {@code image/png}
 */
public record Photo(String type, byte[] bytes) {
}
