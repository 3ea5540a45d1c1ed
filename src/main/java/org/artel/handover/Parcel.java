package org.artel.handover;

/**
 * What one participant of a purchase gets, for whoever hands it over.
 *
 * @param number   the participant's number in the purchase, which stands on the parcel
 * @param memberId the organizer's, of an order on behalf
 * @param name     nickname, or the organizer's note for whom the order is
 * @param pointId  null: not chosen
 * @param slotId   null: none chosen
 * @param address  for another way of delivery; else empty
 * @param proxy    who else may collect it; empty: nobody
 */
public record Parcel(long participationId, int number, long memberId, boolean onBehalf, String name, Long pointId, Long slotId, String address,
        String proxy) {

    /** For whoever has no need to know any more where it went and who else might collect it. */
    Parcel withoutContacts() {
        return new Parcel(participationId, number, memberId, onBehalf, name, pointId, slotId, "", "");
    }
}
