package org.artel.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import org.artel.common.Hash;
import org.artel.purchase.Freeze;
import org.artel.purchase.Frozen;

/**
 * Freezes the orders at the Stop, in the Stop's transaction and behind its gate: from here on the frozen quantities are what
 * counts, whatever happens to the lines.
 */
@ApplicationScoped
class OrderFreeze implements Freeze {

    @Inject
    private Allocations allocations;

    @Override
    public Frozen freeze(long purchaseId, int version, Instant at) {
        Allocations.Count ordered = allocations.ordered(purchaseId);
        if (ordered.lines() == 0) {
            return Frozen.NOTHING;
        }
        allocations.freeze(purchaseId, version, ordered.lines());
        return new Frozen(ordered.participants(), ordered.lines(), ordered.goods(), digest(purchaseId, version));
    }

    /** The digest of a version, computed from what is kept of it. */
    String digest(long purchaseId, int version) {
        MessageDigest sha256 = Hash.sha256();
        allocations.frozen(purchaseId, version, line -> sha256.update(line.text().getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(sha256.digest());
    }
}
