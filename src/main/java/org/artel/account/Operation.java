package org.artel.account;

import static org.artel.account.Role.ADMINISTRATOR;
import static org.artel.account.Role.CO_ORGANIZER;
import static org.artel.account.Role.GUEST;
import static org.artel.account.Role.LIST_KEEPER;
import static org.artel.account.Role.MEMBER;
import static org.artel.account.Role.MODERATOR;
import static org.artel.account.Role.ORGANIZER;
import static org.artel.account.Role.OTHER_ORGANIZER;
import static org.artel.account.Role.PARTICIPANT;

import java.util.EnumSet;
import java.util.Set;

/**
 * The access table: every operation of the portal and the roles that may do it. MEMBER stands for whoever is signed in, so
 * an operation open to all names GUEST and MEMBER. Stages, visibility of prices and roll, age limits narrow it further,
 * in the feature that owns them; nothing widens it.
 */
public enum Operation {

    // account
    REGISTER(GUEST),
    /** To ask for a link by mail, and to follow one: its secret tells whose it is. */
    FOLLOW_MAILED_LINK(GUEST, MEMBER),
    CHANGE_OWN_ACCOUNT(MEMBER),
    VIEW_MEMBER(GUEST, MEMBER),
    VIEW_CITIES(GUEST, MEMBER),
    ASK_TO_ORGANIZE(MEMBER),
    DECIDE_ORGANIZER(MODERATOR, ADMINISTRATOR),
    MARK_TRUSTED(MODERATOR, ADMINISTRATOR),
    BAN_MEMBER(MODERATOR, ADMINISTRATOR),
    VIEW_DUPLICATES(MODERATOR, ADMINISTRATOR),
    GRANT_ROLES(ADMINISTRATOR),
    MANAGE_CITIES(ADMINISTRATOR),

    // forum
    VIEW_SECTION(GUEST, MEMBER),
    VIEW_THREAD(GUEST, MEMBER),
    /** A purchase's thread before it is announced, and a hidden topic. */
    VIEW_UNLISTED_THREAD(ORGANIZER, CO_ORGANIZER, MODERATOR, ADMINISTRATOR),
    VIEW_HIDDEN_POST(ORGANIZER, MODERATOR, ADMINISTRATOR),
    START_TOPIC(MEMBER),
    WRITE_POST(MEMBER),
    EDIT_OWN_POST(ORGANIZER),
    VIEW_POST_HISTORY(GUEST, MEMBER),
    HIDE_POST(ORGANIZER, MODERATOR, ADMINISTRATOR),
    RESTORE_POST(ORGANIZER, MODERATOR, ADMINISTRATOR),
    REPORT_POST(MEMBER),
    RESOLVE_REPORT(MODERATOR, ADMINISTRATOR),
    CLOSE_TOPIC(MODERATOR, ADMINISTRATOR),
    /** Plain threads; a purchase's title belongs to its terms. */
    RENAME_TOPIC(ORGANIZER, MODERATOR, ADMINISTRATOR),
    PIN_TOPIC(MODERATOR, ADMINISTRATOR),
    HIDE_TOPIC(MODERATOR, ADMINISTRATOR),
    SUBSCRIBE_SECTION(MEMBER),
    SAVE_DRAFT(MEMBER),
    MANAGE_SECTIONS(ADMINISTRATOR),

    // purchase
    VIEW_PURCHASE(GUEST, MEMBER),
    /** A purchase before it is announced. */
    VIEW_DRAFT_PURCHASE(ORGANIZER, CO_ORGANIZER, MODERATOR, ADMINISTRATOR),
    /** The list of one's own, empty for most. */
    VIEW_OWN_PURCHASES(MEMBER),
    DRAFT_PURCHASE(ORGANIZER, OTHER_ORGANIZER),
    COPY_PURCHASE(ORGANIZER, OTHER_ORGANIZER),
    CHANGE_TERMS(ORGANIZER),
    SUBMIT_PURCHASE(ORGANIZER),
    REVIEW_PURCHASE(MODERATOR, ADMINISTRATOR),
    ANNOUNCE_PURCHASE(ORGANIZER),
    OPEN_PURCHASE(ORGANIZER),
    LOWER_PERCENT(ORGANIZER),
    MOVE_STOP(ORGANIZER),
    STOP_PURCHASE(ORGANIZER, CO_ORGANIZER),
    REOPEN_PURCHASE(ORGANIZER, MODERATOR),
    CANCEL_PURCHASE(ORGANIZER, MODERATOR),
    /** From the general order until the supplier is paid. */
    SETTLE_PURCHASE(ORGANIZER),
    /** From the way of the goods until closing. */
    HAND_OVER_PURCHASE(ORGANIZER, CO_ORGANIZER),
    /** Never a moderator's own purchase. */
    FAIL_PURCHASE(MODERATOR),
    CHANGE_PAYMENT_DETAILS(ORGANIZER),
    /** Phones and payment details, from the Stop on. */
    REVEAL_CONTACT(ORGANIZER, PARTICIPANT),
    VIEW_OWN_REVEALS(MEMBER),
    INVITE_CO_ORGANIZER(ORGANIZER),
    ANSWER_INVITATION(MEMBER),
    /** A co-organizer removes only themselves. */
    REMOVE_CO_ORGANIZER(ORGANIZER, CO_ORGANIZER),
    WRITE_ANNOUNCEMENT(ORGANIZER, CO_ORGANIZER),
    TRANSFER_PURCHASE(MODERATOR, ADMINISTRATOR),
    /** Whoever it was proposed to. */
    ANSWER_TRANSFER(MEMBER),
    VIEW_SUPPLIER(GUEST, MEMBER),
    CREATE_SUPPLIER(OTHER_ORGANIZER, ORGANIZER, MODERATOR, ADMINISTRATOR),
    EDIT_SUPPLIER(ORGANIZER, MODERATOR, ADMINISTRATOR),
    VIEW_SOURCING(OTHER_ORGANIZER, ORGANIZER, MODERATOR, ADMINISTRATOR),
    RESERVE_SUPPLIER(OTHER_ORGANIZER, ORGANIZER),
    FREE_SUPPLIER(OTHER_ORGANIZER, ORGANIZER, MODERATOR, ADMINISTRATOR),
    VIEW_WISHES(GUEST, MEMBER),
    WRITE_WISH(MEMBER),
    SUPPORT_WISH(MEMBER),
    CLOSE_WISH(ORGANIZER, MODERATOR, ADMINISTRATOR),
    VIEW_GOODS_POLICY(GUEST, MEMBER),
    MANAGE_GOODS_POLICY(ADMINISTRATOR),
    VIEW_AUDIT(ORGANIZER, MODERATOR, ADMINISTRATOR),

    // notification
    READ_NOTICES(MEMBER),
    /** Mails that failed for good. */
    MANAGE_MAIL(ADMINISTRATOR),

    // price list
    VIEW_PRICE_LIST(GUEST, MEMBER),
    CHANGE_PRICE_LIST(ORGANIZER, LIST_KEEPER),
    IMPORT_PRICE_LIST(ORGANIZER, LIST_KEEPER),
    ASK_QUESTION(MEMBER),
    ANSWER_QUESTION(ORGANIZER, CO_ORGANIZER),
    UPLOAD_PHOTO(OTHER_ORGANIZER, ORGANIZER),
    VIEW_PHOTO(GUEST, MEMBER),

    // order
    VIEW_INTEREST(GUEST, MEMBER),
    SHOW_INTEREST(MEMBER),
    ORDER(MEMBER),
    DELETE_ORDER(MEMBER),
    ORDER_ON_BEHALF(ORGANIZER),
    REFUSE_PARTICIPANT(ORGANIZER),
    /** The own list. */
    EXCLUDE_MEMBER(ORGANIZER, OTHER_ORGANIZER),
    ASK_FOR_ITEM(MEMBER),
    ANSWER_ITEM(ORGANIZER),
    HAND_LINE_OVER(MEMBER),
    JOIN_WAITING_LIST(MEMBER),
    LEAVE_WAITING_LIST(MEMBER),
    VIEW_OWN_ORDERS(MEMBER),
    MESSAGE_PARTICIPANTS(ORGANIZER, CO_ORGANIZER),
    VIEW_ROLL(GUEST, MEMBER),
    VIEW_FILL_BOARD(GUEST, MEMBER),
    SET_BOX_ALERT(MEMBER),
    VIEW_STATISTICS(MEMBER),
    EXPORT_FROZEN(GUEST, MEMBER),

    // supply
    VIEW_GENERAL_ORDER(ORGANIZER, CO_ORGANIZER, MODERATOR, ADMINISTRATOR),
    SEND_GENERAL_ORDER(ORGANIZER),
    /** Whoever holds the link, which is sealed and expires. */
    FOLLOW_SUPPLIER_LINK(GUEST, MEMBER),
    /** Delivery bills, discounts and bank fees too. */
    WRITE_INVOICE(ORGANIZER),
    /** One's own, where the invoice made it too dear. */
    WITHDRAW_LINE(MEMBER),
    // hand-over
    /** Slots, and who collects where and when. */
    PLAN_HANDOVER(ORGANIZER, CO_ORGANIZER),
    CHOOSE_PICKUP(PARTICIPANT),
    /** Storage fees, and forfeiture. */
    CHARGE_STORAGE(ORGANIZER),
    COMPLAIN(PARTICIPANT),
    /** Never the own one. */
    ANSWER_COMPLAINT(ORGANIZER),
    OFFER_LEFTOVER(ORGANIZER),
    TAKE_LEFTOVER(MEMBER),
    /** Of a closed purchase, without anything personal. */
    VIEW_REPORT(GUEST, MEMBER),
    VIEW_REVIEWS(GUEST, MEMBER),
    WRITE_REVIEW(ORGANIZER, PARTICIPANT),
    /** Whoever it is about. */
    ANSWER_REVIEW(MEMBER),
    // payment
    /** Of the own order. */
    CLAIM_PAYMENT(PARTICIPANT),
    /** Never the own one. */
    CONFIRM_PAYMENT(ORGANIZER, CO_ORGANIZER),

    // payment
    /** PARTICIPANT: of one's own order. */
    VIEW_BILL(ORGANIZER, CO_ORGANIZER, PARTICIPANT, MODERATOR, ADMINISTRATOR),
    EXPORT_LEDGER(GUEST, MEMBER),

    // search
    SEARCH(GUEST, MEMBER),
    REBUILD_INDEX(ADMINISTRATOR),

    // portal
    VIEW_HOME(GUEST, MEMBER),
    ADMINISTER(ADMINISTRATOR);

    private final Set<Role> roles;

    Operation(Role first, Role... others) {
        roles = EnumSet.of(first, others);
    }

    /** The roles that may do it, each alone. */
    public Set<Role> roles() {
        return EnumSet.copyOf(roles);
    }

    public boolean allowedTo(Set<Role> held) {
        return held.stream().anyMatch(roles::contains);
    }
}
