package org.artel.handover;

/** What a participant shows to get the goods, and who else may. {@code proxy} empty: nobody. */
public record OwnParcel(PickupCode code, String proxy) {
}
