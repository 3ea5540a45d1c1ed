package org.artel.forum;

import java.time.Instant;

/**
 * What somebody typed and has not sent yet.
 *
 * @param place where it was typed: {@code topic:12}, {@code section:3}, {@code order:7}
 */
public record Draft(String place, String content, Instant changedAt) {
}
