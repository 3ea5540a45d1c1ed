package org.artel.purchase;

import java.time.Instant;
import java.util.List;
import org.artel.common.Texts;

/** Tells what changed in a purchase; each feature that changes something of it implements one. */
public interface ChangeSource {

    /** The newest first, those before that moment; only what this viewer may see. */
    List<Change> before(Purchase purchase, Instant before, int limit, PurchaseView.Rights rights, Texts texts);
}
