package org.artel.handover;

import org.artel.common.Money;

/**
 * A complaint for whoever may see it.
 *
 * @param parcel  whose; for the participant the own one
 * @param name    'Linden honey, 1 kg'
 * @param worth   what these units cost, with the percent: the most that can be refunded
 * @param photos  how many
 */
public record ComplaintView(Complaint complaint, Parcel parcel, String name, Money worth, int photos) {
}
