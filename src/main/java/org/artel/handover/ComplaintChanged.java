package org.artel.handover;

/** Somebody complained, or a complaint was answered or withdrawn. {@code name}: 'Linden honey, 1 kg'. */
public record ComplaintChanged(Complaint complaint, String name, boolean onBehalf) {
}
