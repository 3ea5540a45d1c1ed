package org.artel.notification;

/** What a notice tells; its sentence is the message {@code noticeKind.<constant>}, its figures are the notice's arguments. */
public enum NoticeKind {
    /** To moderators: {@code {0}} title. */
    REVIEW_WAITING,
    /** To the organizer: title. */
    APPROVED,
    /** To the organizer: title, reason. */
    SENT_BACK,
    /** To the section's subscribers: title. */
    ANNOUNCED,
    /** To subscribers: title. */
    OPENED,
    /** To subscribers: title, stop date. */
    OPENED_UNTIL,
    /** To the supporters of the wish that the purchase was made of: title. */
    WISH_ANNOUNCED,
    /** To the same: title. */
    WISH_OPENED,
    /** To those who pressed 'I want': title. */
    INTEREST_OPENED,
    /** To a participant who asked for it, before the Stop: title, what hangs, units missing, stop date. */
    BOX_NEEDS_YOU,
    /** To the organizer: title, what is collected in the section, its cap. */
    EXPOSURE_YOURS,
    /** To moderators: the same. */
    EXPOSURE,
    /** To a participant: title, goods of the own order. */
    STOPPED,
    /** To the organizer, who did not do it: title, participants, goods. */
    STOPPED_YOURS,
    /** To a participant: title, new date. */
    STOP_MOVED,
    /** To a participant: title, stop date, goods of the own order. */
    STOP_NEAR,
    /** To a participant: title, stop date, what is missing to the minimum, what happens then, goods of the own order. */
    STOP_NEAR_BELOW,
    /** To the organizer: title, stop date, participants, goods. */
    STOP_NEAR_YOURS,
    /** To the organizer: title, stop date, participants, goods, what is missing to the minimum, what happens then. */
    STOP_NEAR_BELOW_YOURS,
    /** To the organizer: title, what is missing at the opening date. */
    NOT_OPENED,
    /** To a participant: title, new date. */
    REOPENED,
    /** To a participant: title, reason. */
    CANCELLED,
    /** To a participant: title; the minimum was missed. */
    CANCELLED_BELOW_MINIMUM,
    /** To a participant: title; the later stages likewise. */
    SENT,
    TOP_UP,
    PAID,
    IN_TRANSIT,
    RECEIVED,
    HANDOVER,
    CLOSED,
    /** To a participant: title, reason. */
    FAILED,
    /** To a participant: title, sum of the bill. */
    BILL_ISSUED,
    /** To a participant: title, sum before and after. */
    BILL_CHANGED,
    /** To a participant: title, lots with units before and after, goods before and after. */
    LINES_ORDERED,
    /** As above. */
    LINES_INVOICED,
    /** To a participant: title. */
    LINES_CONFIRMED,
    /** To a participant: title, lots with units ordered and confirmed, and prices before and after where these differ. */
    LINES_CONFIRMED_OTHERWISE,
    /** To a participant: title, lots with prices before and after, until when they may withdraw. */
    PRICE_ROSE,
    /** To the organizer: title, lines in which the supplier's answer differs. */
    SUPPLIER_ANSWERED,
    /** To the organizer: title, lot and variant, units that a participant took back. */
    LINE_TOO_DEAR,
    /** To a participant: title, percent before and after. */
    PERCENT_LOWERED,
    /** To a participant: title. */
    TERMS_CHANGED,
    /** To a participant: title, last digits of the payment details before. */
    PAYMENT_DETAILS_CHANGED,
    /** To a participant: title, until when they may withdraw, reason, goods of the own order. */
    TERMS_ANNOUNCED,
    /** To a participant: title, its first words. */
    ANNOUNCEMENT,
    /** To a participant: title, who wrote, the text. */
    MESSAGE,
    /** To organizer and co-organizers: title, lot. */
    QUESTION_ASKED,
    /** To the asker: title, lot. */
    QUESTION_ANSWERED,
    /** To the member: title, organizer. */
    CO_ORGANIZER_INVITED,
    /** To the organizer: title, co-organizer. */
    CO_ORGANIZER_ACCEPTED,
    /** To the organizer: title, whom they invited. */
    CO_ORGANIZER_DECLINED,
    /** To the organizer: title, co-organizer. */
    CO_ORGANIZER_LEFT,
    /** To the member: title. */
    CO_ORGANIZER_REMOVED,
    /** To whoever is to take the purchase over: title, reason. */
    TRANSFER_PROPOSED,
    /** To the organizer: title, new organizer, reason. */
    TRANSFER_PROPOSED_YOURS,
    /** To the former organizer, the moderator and participants: title, new organizer. */
    TRANSFERRED,
    /** To the organizer and the moderator: title, who declined. */
    TRANSFER_DECLINED,
    /** To the participant: title, goods. */
    ORDER_ACCEPTED,
    /** To the participant: title, goods before and after. */
    ORDER_CHANGED,
    /** To the participant: title. */
    ORDER_TAKEN_BACK,
    /** To the organizer: title, item, units. */
    ITEM_ASKED,
    /** To the member: title, item, units, price of one, goods of the own order now. */
    ITEM_CONFIRMED,
    /** To the member: title, item, reason. */
    ITEM_DECLINED,
    /** To the member: title, item; the Stop came before an answer. */
    ITEM_ENDED,
    /** To whom a line is offered: title, lot and variant, units, price of one, until when. */
    LINE_OFFERED,
    /** To the giver: title, lot and variant, units, price of one, goods of the own order now. */
    LINE_HANDED_OVER,
    /** To the taker: as above. */
    LINE_TAKEN_OVER,
    /** To the giver: title, lot and variant, units. */
    LINE_DECLINED,
    /** To whom it was offered: as above. */
    LINE_WITHDRAWN,
    /** To both: as above. */
    LINE_EXPIRED,
    /** To organizer and co-organizers: title, participant, sum. */
    CLAIM_MADE,
    /** To the participant: title, sum, what is still owed. */
    CLAIM_CONFIRMED,
    /** To the participant: title, sum, what is owed, reason. */
    CLAIM_REJECTED,
    /** To the participant: as above. */
    CLAIM_TAKEN_BACK,
    /** To the participant, who had not told of it: title, sum, what is still owed. */
    PAYMENT_FOUND,
    /** To the participant, to whom it was counted by mistake: title, sum, what is still owed. */
    PAYMENT_LOST,
    /** To the participant: title, what is owed. */
    PAYMENT_ASKED,
    /** To the participant: title, what is owed, the last day. */
    PAYMENT_ASKED_UNTIL,
    /** To the participant: as above, after that day. */
    PAYMENT_LATE,
    /** To the participant: title, sum, what is still owed, reason. */
    LINE_REFUND,
    /** To the participant: title, sum, what is still owed; the next four likewise. */
    REFUND,
    CREDIT_KEPT,
    CREDIT_USED,
    CALLED_OFF,
    NOT_DELIVERED,
    /** To the participant: title, sum, what is owed. */
    PENALTY,
    /** To the participant: title, sum, what is owed, reason. */
    PENALTY_WAIVED,
    /** To the participant: title, sum, what is owed, reason. */
    SETTLEMENT_UNDONE,
    /** To the participant: title, what of the deposit is not paid. */
    DEPOSIT_DUE,
    /** To the participant: title, nothing, what is owed, the goods. */
    GIVEN_UP,
    /** To the participant: title, what is lost, what is owed, the goods. */
    DEPOSIT_LOST,
    /** To the participant: title, what stays owed, what is owed beside it, the goods. */
    DEBT_KEPT,
    /** To the participant whose order the organizer took back: title, reason. */
    PARTICIPANT_REFUSED,
    /** To the member: title. */
    PARTICIPANT_READMITTED,
    /** To whoever waited: title, lot and variant, units, price of one, goods of the own order now. */
    WAITING_LIST_MOVED,
    /** To whoever waited: as above, and how many are still waited for. */
    WAITING_LIST_MOVED_PARTLY,
    /** To whoever waited: title, lot and variant. */
    WAITING_LIST_ENDED,
    /** To a participant: title, goods with their units before and after. */
    RECOUNTED,
    /** To a participant: title, goods with their units. */
    HANDED_OVER,
    /** To a participant: title, goods with their units, who took them. */
    HANDED_OVER_TO,
    /** To a participant: title, goods with their units, why. */
    HANDOVER_TAKEN_BACK,
    /** To a participant: title, from when storage costs, how much a day. */
    STORAGE_BEGINS,
    /** To a participant: title, days, sum of them all. */
    STORAGE_CHARGED,
    /** To a participant: title, sum, why. */
    STORAGE_WAIVED,
    /** To a participant: title, goods with their units. */
    FORFEITED,
    /** To organizer and co-organizers: title, what, the goods, units. */
    COMPLAINT_MADE,
    /** To organizer and co-organizers: title, what, the goods, units. */
    COMPLAINT_WITHDRAWN,
    /** To the participant: title, the goods, what was decided, the answer. */
    COMPLAINT_ANSWERED,
    /** To the participant: as above, and the sum. */
    COMPLAINT_REFUNDED,
    /** To participants: title, goods, units, price of one. */
    LEFTOVER_OFFERED,
    /** To whoever waited or got too few: title, goods, units at most, price of one, until when. */
    LEFTOVER_FIRST_RIGHT,
    /** To whoever was asked first: title, goods, units given, price of one. */
    LEFTOVER_GIVEN,
    /** To whoever was asked first: title, goods, units wanted. */
    LEFTOVER_MISSED,
    /** To the organizer: title, goods, units, who took them. */
    LEFTOVER_TAKEN,
    /** To whoever took it: title, goods, units. */
    LEFTOVER_CALLED_OFF,
    /** To whoever it is about: title, stars. */
    REVIEWED,
    /** To the author: title. */
    REVIEW_ANSWERED,
    /** To a participant: title, until when they choose. */
    PICKUP_PLANNED,
    /** To whoever had chosen it: title, pick-up point, when it would have begun. */
    SLOT_REMOVED,
    /** To a participant: title, pick-up point or other way. */
    PICKUP_CHOSEN,
    /** To a participant: as above, and when it begins. */
    PICKUP_CHOSEN_SLOT,
    /** To whoever ordered the variant: title, lot, price before and after. */
    LOT_PRICE_CHANGED,
    /** To whoever ordered several: title, lots with their prices before and after. */
    LOT_PRICES_CHANGED,
    /** To whoever ordered the variant: title, lot and variant, price before and after, goods of the own order before and after. */
    PRICE_APPLIED,
    /** To whoever ordered several: title, lots with their prices before and after, goods of the own order before and after. */
    PRICES_APPLIED,
    /** To the member. */
    ORGANIZER_ACCEPTED,
    /** To the member: reason. */
    ORGANIZER_REFUSED,
    /** To the organizer. */
    TRUSTED
}
