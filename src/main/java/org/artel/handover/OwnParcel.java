package org.artel.handover;

/** What a participant shows to get the goods, who else may ({@code proxy} empty: nobody), and what their storage has cost so far. */
public record OwnParcel(PickupCode code, String proxy, Stored storage) {
}
