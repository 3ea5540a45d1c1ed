package org.artel.handover;

/** A slot and how many participants took it. */
public record OfferedSlot(PickupSlot slot, int taken) {

    public int left() {
        return slot.capacity() - taken;
    }

    public boolean isFull() {
        return left() <= 0;
    }
}
