package org.artel.handover;

import java.util.List;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.Refused;

/**
 * What stands between a purchase and its closing.
 *
 * @param parcels    that still hold something
 * @param leftovers  units that are nobody's and not offered
 * @param complaints without an answer
 * @param clearing   what of the invoice is on no bill; zero: nothing
 * @param obstacles  all of it in words, and what other features name; empty: it can be closed
 */
public record OpenLines(List<OpenParcel> parcels, Quantity leftovers, int complaints, Money clearing, List<Refused> obstacles) {

    /** Units that were not handed over. */
    public record OpenParcel(Parcel parcel, Quantity units) {
    }
}
