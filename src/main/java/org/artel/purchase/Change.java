package org.artel.purchase;

import java.time.Instant;
import java.util.List;

/**
 * Something that changed in a purchase, in its reader's words.
 *
 * @param what    the headline
 * @param details what it was before and is now, reasons; may be empty
 */
public record Change(Instant at, String what, List<String> details) {
}
