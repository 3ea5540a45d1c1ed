package org.artel.forum;

import java.time.Instant;

/**
 * One text that a post had.
 *
 * @param version 1: the text it was born with
 * @param until   when the next text took its place; null: this is the current one
 */
public record PostVersion(int version, Instant writtenAt, Instant until, String markdown) {

    public boolean isCurrent() {
        return until == null;
    }
}
