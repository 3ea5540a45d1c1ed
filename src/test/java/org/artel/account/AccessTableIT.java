package org.artel.account;

import static org.artel.account.Role.ADMINISTRATOR;
import static org.artel.account.Role.CO_ORGANIZER;
import static org.artel.account.Role.GUEST;
import static org.artel.account.Role.MEMBER;
import static org.artel.account.Role.MODERATOR;
import static org.artel.account.Role.ORGANIZER;
import static org.artel.account.Role.OTHER_ORGANIZER;
import static org.artel.account.Role.PARTICIPANT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.artel.common.ArtelDataSource;
import org.artel.testing.Api;
import org.artel.testing.OrderFixture;
import org.artel.testing.TestPortal;

import org.artel.testing.Visitor;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/**
 * Walks every REST operation and every page, as everybody: whom the access table lets in gets an answer, everybody else is
 * refused, whatever the body says. What there is to walk is read from the built application, so that a new resource or page
 * without a row fails here.
 *
 * <p>A body that no rule accepts ({@code {}}) is mostly enough: who may do it is told what is wrong with it (422), who may not is
 * refused before anybody looks at it. Where the door itself cannot read such a body, the row has one that it can.
 */
@ArquillianTest
@RunAsClient
public class AccessTableIT {

    /** Something to walk. {@code address}: only of a page, where it has one. */
    public record Row(String what, String address, Operation operation, String body, boolean mayBeMissing) {
    }

    private final List<Row> rest = new ArrayList<>();
    private final List<Row> pages = new ArrayList<>();

    /**
     * @param what method and path below api/v1; {@code {name}} stands for a thing of {@link #things}
     * @param body null for none
     */
    private void rest(String what, Operation operation, String body) {
        rest.add(new Row(what, null, operation, body, false));
    }

    /** Who may ask for it need not have it. */
    private void restOrNothing(String what, Operation operation) {
        rest.add(new Row(what, null, operation, null, true));
    }

    /**
     * @param view    the file below webapp, without its ending
     * @param address where it is found; null: not by itself, it leads nowhere without what another page gives it
     */
    private void page(String view, String address, Operation operation) {
        pages.add(new Row(view, address, operation, null, false));
    }

    /** The table. */
    private void table() {
        // portal
        rest("GET ", Operation.VIEW_HOME, null);
        rest("GET openapi.yaml", Operation.VIEW_HOME, null);

        // account
        rest("POST registrations", Operation.REGISTER, "{}");
        rest("POST registrations/again", Operation.REGISTER, "{}");
        rest("POST registrations/finish", Operation.FOLLOW_MAILED_LINK, "{}");
        rest("POST password-resets", Operation.FOLLOW_MAILED_LINK, "{}");
        rest("POST password-resets/finish", Operation.FOLLOW_MAILED_LINK, "{}");
        rest("POST email-changes", Operation.CHANGE_OWN_ACCOUNT, "{}");
        rest("POST email-changes/finish", Operation.FOLLOW_MAILED_LINK, "{}");
        rest("GET members", Operation.MARK_TRUSTED, null);
        rest("GET members/{member}", Operation.VIEW_MEMBER, null);
        rest("PUT members/{member}/trust", Operation.MARK_TRUSTED, "{\"trusted\": true}");
        rest("PUT members/{member}/roles", Operation.GRANT_ROLES, "{}");
        rest("PUT members/{member}/ban", Operation.BAN_MEMBER, "{}");
        rest("GET duplicate-hints", Operation.VIEW_DUPLICATES, null);
        rest("POST tokens", Operation.CHANGE_OWN_ACCOUNT, "{}");
        rest("GET tokens", Operation.CHANGE_OWN_ACCOUNT, null);
        rest("DELETE tokens/{nothing}", Operation.CHANGE_OWN_ACCOUNT, null);
        rest("GET me", Operation.CHANGE_OWN_ACCOUNT, null);
        rest("PATCH me", Operation.CHANGE_OWN_ACCOUNT, "{}");
        rest("POST me/password", Operation.CHANGE_OWN_ACCOUNT, "{}");
        rest("POST organizer-requests", Operation.ASK_TO_ORGANIZE, "{}");
        rest("GET organizer-requests", Operation.DECIDE_ORGANIZER, null);
        rest("PUT organizer-requests/{nothing}/decision", Operation.DECIDE_ORGANIZER, "{\"accept\": true}");
        rest("GET cities", Operation.VIEW_CITIES, null);
        rest("POST cities", Operation.MANAGE_CITIES, "{}");
        rest("PUT cities/{city}", Operation.MANAGE_CITIES, "{}");
// forum
        rest("GET sections", Operation.VIEW_SECTION, null);
        rest("GET sections/{section}", Operation.VIEW_SECTION, null);
        rest("POST sections", Operation.MANAGE_SECTIONS, "{}");
        rest("PUT sections/{section}", Operation.MANAGE_SECTIONS, "{}");
        rest("PUT sections/{section}/subscription", Operation.SUBSCRIBE_SECTION, "{}");
        rest("DELETE sections/{section}/subscription", Operation.SUBSCRIBE_SECTION, null);
        rest("GET threads?section={section}", Operation.VIEW_SECTION, null);
        rest("GET threads/{thread}", Operation.VIEW_THREAD, null);
        rest("POST threads", Operation.START_TOPIC, "{\"sectionId\": {section}}");
        rest("PATCH threads/{thread}", Operation.PIN_TOPIC, "{\"pinned\": false}");
        rest("GET threads/{thread}/posts", Operation.VIEW_THREAD, null);
        rest("POST threads/{thread}/posts", Operation.WRITE_POST, "{}");
        rest("GET posts/{post}", Operation.VIEW_THREAD, null);
        rest("PATCH posts/{post}", Operation.EDIT_OWN_POST, "{\"text\": \"Honey again\"}");
        rest("GET posts/{post}/quote", Operation.VIEW_THREAD, null);
        rest("GET posts/{post}/history", Operation.VIEW_POST_HISTORY, null);
        rest("POST posts/{reply}/hide", Operation.HIDE_POST, "{}");
        rest("POST posts/{reply}/restore", Operation.RESTORE_POST, "{}");
        rest("POST posts/{post}/report", Operation.REPORT_POST, "{}");
        rest("GET reports", Operation.RESOLVE_REPORT, null);
        rest("POST reports/{nothing}/resolve", Operation.RESOLVE_REPORT, "{}");
        rest("PUT drafts/{place}", Operation.SAVE_DRAFT, "{\"content\": \"half a sentence\"}");
        rest("GET drafts/{place}", Operation.SAVE_DRAFT, null);
        rest("DELETE drafts/{place}", Operation.SAVE_DRAFT, null);

        // purchase
        rest("GET purchases", Operation.VIEW_PURCHASE, null);
        rest("GET purchases/review", Operation.REVIEW_PURCHASE, null);
        rest("GET purchases/{purchase}", Operation.VIEW_PURCHASE, null);
        rest("POST purchases", Operation.DRAFT_PURCHASE, "{\"sectionId\": {section}}");
        rest("GET purchases/{purchase}/terms", Operation.VIEW_PURCHASE, null);
        rest("PUT purchases/{purchase}/terms", Operation.CHANGE_TERMS, "{}");
        rest("PATCH purchases/{purchase}/terms", Operation.CHANGE_TERMS, "{}");
        rest("GET purchases/{purchase}/obstacles", Operation.VIEW_DRAFT_PURCHASE, null);
        rest("POST purchases/{purchase}/copy", Operation.COPY_PURCHASE, "{}");
        rest("POST purchases/{purchase}/submit", Operation.SUBMIT_PURCHASE, "{}");
        rest("POST purchases/{purchase}/approve", Operation.REVIEW_PURCHASE, "{}");
        rest("POST purchases/{purchase}/send-back", Operation.REVIEW_PURCHASE, "{}");
        rest("POST purchases/{purchase}/announce", Operation.ANNOUNCE_PURCHASE, "{}");
        rest("POST purchases/{purchase}/open", Operation.OPEN_PURCHASE, "{}");
        rest("POST purchases/{purchase}/lower-percent", Operation.LOWER_PERCENT, "{}");
        rest("POST purchases/{purchase}/move-stop", Operation.MOVE_STOP, "{}");
        rest("GET purchases/{purchase}/stop-preview", Operation.STOP_PURCHASE, null);
        rest("POST purchases/{stopped}/stop", Operation.STOP_PURCHASE, "{\"reason\": \"enough\"}");
        rest("POST purchases/{stopped}/reopen", Operation.REOPEN_PURCHASE, "{}");
        rest("POST purchases/{purchase}/cancel", Operation.CANCEL_PURCHASE, "{}");
        rest("POST purchases/{purchase}/fail", Operation.FAIL_PURCHASE, "{}");
        rest("GET purchases/{purchase}/history", Operation.VIEW_PURCHASE, null);
        rest("GET purchases/{purchase}/freezes", Operation.VIEW_PURCHASE, null);
        restOrNothing("GET purchases/{purchase}/payment-details", Operation.CHANGE_PAYMENT_DETAILS);
        rest("PUT purchases/{purchase}/payment-details", Operation.CHANGE_PAYMENT_DETAILS, "{}");
        rest("POST purchases/{purchase}/payment-details/reveal", Operation.REVEAL_CONTACT, "{}");
        rest("POST purchases/{purchase}/phones/{member}/reveal", Operation.REVEAL_CONTACT, "{}");
        rest("GET reveals", Operation.VIEW_OWN_REVEALS, null);
        rest("GET purchases/{purchase}/announcements", Operation.VIEW_PURCHASE, null);
        rest("POST purchases/{purchase}/announcements", Operation.WRITE_ANNOUNCEMENT, "{}");
        rest("DELETE purchases/{purchase}/announcements/{nothing}", Operation.WRITE_ANNOUNCEMENT, null);
        rest("GET purchases/{purchase}/messages", Operation.MESSAGE_PARTICIPANTS, null);
        rest("POST purchases/{purchase}/messages", Operation.MESSAGE_PARTICIPANTS, "{}");
        rest("GET lots/{lot}/questions", Operation.VIEW_PRICE_LIST, null);
        rest("POST lots/{lot}/questions", Operation.ASK_QUESTION, "{}");
        rest("POST lots/{lot}/questions/{nothing}/answer", Operation.ANSWER_QUESTION, "{}");
        rest("GET purchases/{purchase}/changes", Operation.VIEW_PURCHASE, null);
        rest("GET purchases/{purchase}/co-organizers", Operation.VIEW_PURCHASE, null);
        rest("POST purchases/{purchase}/co-organizers", Operation.INVITE_CO_ORGANIZER, "{}");
        rest("POST purchases/{purchase}/co-organizers/answer", Operation.ANSWER_INVITATION, "{}");
        rest("DELETE purchases/{purchase}/co-organizers/{nothing}", Operation.REMOVE_CO_ORGANIZER, null);
        restOrNothing("GET purchases/{purchase}/transfer", Operation.VIEW_PURCHASE);
        rest("POST purchases/{purchase}/transfer", Operation.TRANSFER_PURCHASE, "{}");
        rest("POST purchases/{purchase}/transfer/answer", Operation.ANSWER_TRANSFER, "{}");
        rest("GET suppliers", Operation.VIEW_SUPPLIER, null);
        rest("GET suppliers/{supplier}", Operation.VIEW_SUPPLIER, null);
        rest("POST suppliers", Operation.CREATE_SUPPLIER, "{}");
        rest("PUT suppliers/{supplier}", Operation.EDIT_SUPPLIER, "{}");
        rest("GET sourcing", Operation.VIEW_SOURCING, null);
        rest("GET sourcing/{supplier}", Operation.VIEW_SOURCING, null);
        rest("PUT sourcing/{supplier}/reservation", Operation.RESERVE_SUPPLIER, "{}");
        rest("POST sourcing/{supplier}/reservation/renew", Operation.RESERVE_SUPPLIER, "{}");
        rest("DELETE sourcing/{supplier}/reservation", Operation.FREE_SUPPLIER, null);
        rest("GET wishes", Operation.VIEW_WISHES, null);
        rest("GET wishes/{wish}", Operation.VIEW_WISHES, null);
        rest("POST wishes", Operation.WRITE_WISH, "{\"sectionId\": {section}}");
        rest("PUT wishes/{wish}/support", Operation.SUPPORT_WISH, "{}");
        rest("DELETE wishes/{wish}/support", Operation.SUPPORT_WISH, null);
        rest("POST wishes/{wish}/organize", Operation.DRAFT_PURCHASE, "{}");
        rest("POST wishes/{wish}/close", Operation.CLOSE_WISH, "{}");
        rest("POST wishes/{wish}/reopen", Operation.CLOSE_WISH, "{}");
        rest("GET goods-policy", Operation.VIEW_GOODS_POLICY, null);
        rest("POST goods-policy", Operation.MANAGE_GOODS_POLICY, "{\"kind\": \"FORBIDDEN_WORD\"}");
        rest("DELETE goods-policy/{nothing}", Operation.MANAGE_GOODS_POLICY, null);

        // notification
        rest("GET notices", Operation.READ_NOTICES, null);
        rest("POST notices/{nothing}/read", Operation.READ_NOTICES, "{}");
        rest("POST notices/read", Operation.READ_NOTICES, "{}");
        rest("GET mail-wishes", Operation.CHANGE_OWN_ACCOUNT, null);
        rest("PATCH mail-wishes", Operation.CHANGE_OWN_ACCOUNT, "{}");
        rest("GET mails", Operation.MANAGE_MAIL, null);
        rest("POST mails/{nothing}/again", Operation.MANAGE_MAIL, "{}");
        rest("DELETE mails/{nothing}", Operation.MANAGE_MAIL, null);

        // price list
        rest("GET purchases/{purchase}/lots", Operation.VIEW_PRICE_LIST, null);
        rest("GET purchases/{purchase}/lots.csv", Operation.VIEW_PRICE_LIST, null);
        rest("GET purchases/{purchase}/lots.xlsx", Operation.VIEW_PRICE_LIST, null);
        rest("POST purchases/{purchase}/lots/change/effect", Operation.CHANGE_PRICE_LIST, "{\"category\": \"Tea\"}");
        rest("POST purchases/{purchase}/lots/change", Operation.CHANGE_PRICE_LIST, "{\"category\": \"Tea\", \"base\": 0}");
        rest("POST purchases/{purchase}/photos?fileName=none.jpg", Operation.CHANGE_PRICE_LIST, "");
        rest("POST purchases/{purchase}/lots", Operation.CHANGE_PRICE_LIST, "{\"article\": \"T-1\", \"name\": \"Tea\", \"unit\": \"pcs\", \"listedPrice\": \"12.50\"}");
        rest("POST purchases/{purchase}/price-lists?fileName=empty.csv", Operation.IMPORT_PRICE_LIST, "");
        rest("GET lots/{lot}", Operation.VIEW_PRICE_LIST, null);
        rest("GET lots/{lot}/revisions", Operation.VIEW_PRICE_LIST, null);
        restOrNothing("GET purchases/{purchase}/previous-list", Operation.VIEW_PRICE_LIST);
        restOrNothing("GET lots/{lot}/revisions/{nothing}", Operation.VIEW_PRICE_LIST);
        rest("PUT lots/{lot}", Operation.CHANGE_PRICE_LIST, "{\"article\": \"T-1\", \"name\": \"Tea\", \"unit\": \"pcs\", \"listedPrice\": \"12.50\"}");
        rest("POST lots/{lot}/effect", Operation.CHANGE_PRICE_LIST, "{\"article\": \"T-1\", \"name\": \"Tea\", \"unit\": \"pcs\", \"listedPrice\": \"12.50\"}");
        rest("DELETE lots/{lot}", Operation.CHANGE_PRICE_LIST, null);
        rest("POST photos", Operation.UPLOAD_PHOTO, "no photo");
        rest("GET price-lists/{upload}", Operation.IMPORT_PRICE_LIST, null);
        rest("POST price-lists/{upload}/preview", Operation.IMPORT_PRICE_LIST, "{}");
        rest("POST price-lists/{upload}/comparison", Operation.IMPORT_PRICE_LIST, "{}");
        rest("GET price-lists/{upload}/lots", Operation.IMPORT_PRICE_LIST, null);
        rest("POST price-lists/{upload}/import", Operation.IMPORT_PRICE_LIST, "{}");
        rest("GET price-lists/{upload}/undo", Operation.IMPORT_PRICE_LIST, null);
        rest("POST price-lists/{upload}/undo", Operation.IMPORT_PRICE_LIST, "{\"base\": 0}");

        // order
        rest("GET orders", Operation.VIEW_OWN_ORDERS, null);
        rest("GET purchases/{purchase}/interest", Operation.VIEW_INTEREST, null);
        rest("PUT purchases/{purchase}/interest", Operation.SHOW_INTEREST, "{}");
        rest("DELETE purchases/{purchase}/interest", Operation.SHOW_INTEREST, null);
        rest("GET purchases/{purchase}/interest/order", Operation.SHOW_INTEREST, null);
        restOrNothing("GET purchases/{purchase}/order", Operation.VIEW_OWN_ORDERS);
        rest("PUT purchases/{purchase}/order", Operation.ORDER, "{}");
        rest("PATCH purchases/{purchase}/order", Operation.ORDER, "{}");
        rest("DELETE purchases/{stopped}/order", Operation.DELETE_ORDER, null);
        rest("GET purchases/{purchase}/refusals", Operation.REFUSE_PARTICIPANT, null);
        rest("POST purchases/{purchase}/refusals", Operation.REFUSE_PARTICIPANT, "{\"participationId\": {participation}}");
        rest("DELETE purchases/{purchase}/refusals/{member}", Operation.REFUSE_PARTICIPANT, null);
        rest("GET exclusions", Operation.EXCLUDE_MEMBER, null);
        rest("POST exclusions", Operation.EXCLUDE_MEMBER, "{}");
        rest("DELETE exclusions/{member}", Operation.EXCLUDE_MEMBER, null);
        rest("GET purchases/{purchase}/orders-on-behalf", Operation.ORDER_ON_BEHALF, null);
        rest("POST purchases/{purchase}/orders-on-behalf", Operation.ORDER_ON_BEHALF, "{}");
        rest("PUT purchases/{purchase}/orders-on-behalf/{nothing}", Operation.ORDER_ON_BEHALF, "{}");
        rest("DELETE purchases/{purchase}/orders-on-behalf/{nothing}", Operation.ORDER_ON_BEHALF, null);
        rest("GET purchases/{purchase}/top-up/opening", Operation.VIEW_GENERAL_ORDER, null);
        rest("POST purchases/{purchase}/top-up/opening", Operation.SETTLE_PURCHASE, "{}");
        rest("GET purchases/{purchase}/top-up", Operation.VIEW_FILL_BOARD, null);
        rest("POST purchases/{purchase}/top-up", Operation.ORDER, "{}");
        rest("GET orders/{participation}/history", Operation.VIEW_ROLL, null);
        restOrNothing("GET purchases/{purchase}/last-order", Operation.VIEW_OWN_ORDERS);
        rest("GET purchases/{purchase}/item-requests", Operation.ASK_FOR_ITEM, null);
        rest("POST purchases/{purchase}/item-requests", Operation.ASK_FOR_ITEM, "{}");
        rest("POST purchases/{purchase}/item-requests/{nothing}/confirm", Operation.ANSWER_ITEM, "{\"price\": \"1\"}");
        rest("POST purchases/{purchase}/item-requests/{nothing}/decline", Operation.ANSWER_ITEM, "{}");
        rest("POST purchases/{purchase}/item-requests/{nothing}/withdraw", Operation.ASK_FOR_ITEM, "");
        rest("GET transfers", Operation.VIEW_OWN_ORDERS, null);
        rest("POST transfers", Operation.HAND_LINE_OVER, "{\"purchaseId\": {purchase}, \"variantId\": {variant}, \"quantity\": \"1\"}");
        rest("POST transfers/{nothing}/accept", Operation.ORDER, "{}");
        rest("POST transfers/{nothing}/decline", Operation.HAND_LINE_OVER, "");
        rest("POST transfers/{nothing}/withdraw", Operation.HAND_LINE_OVER, "");
        rest("GET purchases/{purchase}/waiting-list", Operation.VIEW_OWN_ORDERS, null);
        rest("POST purchases/{purchase}/waiting-list", Operation.JOIN_WAITING_LIST, "{\"variantId\": {variant}, \"quantity\": \"1\"}");
        rest("DELETE purchases/{purchase}/waiting-list/{variant}", Operation.LEAVE_WAITING_LIST, null);
        rest("GET purchases/{purchase}/share", Operation.VIEW_FILL_BOARD, null);
        rest("GET purchases/{purchase}/box-alert", Operation.SET_BOX_ALERT, null);
        rest("PUT purchases/{purchase}/box-alert", Operation.SET_BOX_ALERT, "{}");
        rest("DELETE purchases/{purchase}/box-alert", Operation.SET_BOX_ALERT, null);
        rest("GET purchases/{purchase}/statistics", Operation.VIEW_STATISTICS, null);
        rest("GET purchases/{purchase}/fill-board", Operation.VIEW_FILL_BOARD, null);
        rest("GET purchases/{purchase}/participants", Operation.VIEW_ROLL, null);
        restOrNothing("GET purchases/{purchase}/frozen.txt", Operation.EXPORT_FROZEN);

        // supply
        rest("GET purchases/{purchase}/general-orders", Operation.VIEW_GENERAL_ORDER, null);
        rest("POST purchases/{purchase}/general-orders/preview", Operation.VIEW_GENERAL_ORDER, "{}");
        rest("POST purchases/{purchase}/general-orders", Operation.SEND_GENERAL_ORDER, "{}");
        restOrNothing("GET purchases/{purchase}/general-orders/{nothing}", Operation.VIEW_GENERAL_ORDER);
        rest("POST purchases/{purchase}/general-orders/{nothing}/exports", Operation.SEND_GENERAL_ORDER, "{\"format\": \"CSV\"}");
        restOrNothing("GET purchases/{purchase}/general-orders/exports/{nothing}", Operation.VIEW_GENERAL_ORDER);
        rest("GET purchases/{purchase}/invoices", Operation.VIEW_GENERAL_ORDER, null);
        restOrNothing("GET purchases/{purchase}/invoices/proposal", Operation.VIEW_GENERAL_ORDER);
        rest("POST purchases/{purchase}/invoices", Operation.WRITE_INVOICE, "{}");
        rest("DELETE purchases/{purchase}/invoices/{nothing}", Operation.WRITE_INVOICE, null);
        rest("GET purchases/{purchase}/supplier-links", Operation.SEND_GENERAL_ORDER, null);
        rest("POST purchases/{purchase}/supplier-links", Operation.SEND_GENERAL_ORDER, "{\"days\": 14}");
        rest("DELETE purchases/{purchase}/supplier-links/{nothing}", Operation.SEND_GENERAL_ORDER, null);
        restOrNothing("GET purchases/{purchase}/supplier-links/answer", Operation.VIEW_GENERAL_ORDER);
        restOrNothing("GET supplier-answers/{nothing}", Operation.FOLLOW_SUPPLIER_LINK);
        rest("POST supplier-answers/{nothing}", Operation.FOLLOW_SUPPLIER_LINK, "{\"lines\": []}");
        rest("GET purchases/{purchase}/shortage", Operation.VIEW_GENERAL_ORDER, null);
        rest("POST purchases/{purchase}/shortage/preview", Operation.VIEW_GENERAL_ORDER, "{}");
        rest("POST purchases/{purchase}/shortage", Operation.WRITE_INVOICE, "{}");
        restOrNothing("GET purchases/{purchase}/my-lines", Operation.VIEW_OWN_ORDERS);
        rest("POST purchases/{purchase}/my-lines/{nothing}/withdraw", Operation.WITHDRAW_LINE, "{}");
        rest("GET purchases/{purchase}/charges", Operation.VIEW_GENERAL_ORDER, null);
        rest("POST purchases/{purchase}/charges", Operation.WRITE_INVOICE, "{}");
        rest("DELETE purchases/{purchase}/charges/{nothing}", Operation.WRITE_INVOICE, null);
        // hand-over
        rest("GET purchases/{purchase}/pickup", Operation.CHOOSE_PICKUP, null);
        rest("PUT purchases/{purchase}/pickup", Operation.CHOOSE_PICKUP, "{}");
        rest("DELETE purchases/{purchase}/pickup", Operation.CHOOSE_PICKUP, null);
        rest("GET purchases/{purchase}/slots", Operation.PLAN_HANDOVER, null);
        rest("POST purchases/{purchase}/slots", Operation.PLAN_HANDOVER, "{}");
        rest("PUT purchases/{purchase}/slots/choose-until", Operation.PLAN_HANDOVER, "{}");
        rest("DELETE purchases/{purchase}/slots/{nothing}", Operation.PLAN_HANDOVER, null);
        rest("PUT purchases/{purchase}/slots/parcels/{participation}", Operation.PLAN_HANDOVER, "{}");
        restOrNothing("GET purchases/{purchase}/pickup/code", Operation.CHOOSE_PICKUP);
        rest("PUT purchases/{purchase}/pickup/proxy", Operation.CHOOSE_PICKUP, "{}");
        rest("GET purchases/{purchase}/parcels", Operation.HAND_OVER_PURCHASE, null);
        rest("GET purchases/{purchase}/sheets/{sheet}.pdf", Operation.HAND_OVER_PURCHASE, null);
        rest("GET purchases/{purchase}/receipts", Operation.HAND_OVER_PURCHASE, null);
        rest("POST purchases/{purchase}/receipts", Operation.HAND_OVER_PURCHASE, "{}");
        rest("GET purchases/{purchase}/receipts/listed?find=honey", Operation.HAND_OVER_PURCHASE, null);
        rest("POST purchases/{purchase}/receipts/unlisted", Operation.HAND_OVER_PURCHASE, "{\"name\": \"Jar\", \"worth\": \"3\", \"quantity\": \"1\"}");
        rest("POST purchases/{purchase}/receipts/in-transit", Operation.HAND_OVER_PURCHASE, "");
        rest("POST purchases/{purchase}/receipts/received", Operation.HAND_OVER_PURCHASE, "{}");
        rest("POST purchases/{purchase}/receipts/hand-over", Operation.HAND_OVER_PURCHASE, "");
        page("handover/handover/receipts", "handover/receipts/{purchase}", Operation.HAND_OVER_PURCHASE);
        rest("GET purchases/{purchase}/handovers?participation={participation}", Operation.HAND_OVER_PURCHASE, null);
        rest("POST purchases/{purchase}/handovers", Operation.HAND_OVER_PURCHASE, "{}");
        rest("POST purchases/{purchase}/handovers/{nothing}/undo", Operation.HAND_OVER_PURCHASE, "{\"reason\": \"wrong\"}");
        page("handover/parcel", "parcel/{purchase}?participation={participation}", Operation.HAND_OVER_PURCHASE);
        rest("POST purchases/{purchase}/handovers/{participation}/storage/waive", Operation.CHARGE_STORAGE, "{\"reason\": \"ill\"}");
        rest("POST purchases/{purchase}/handovers/{participation}/forfeit", Operation.CHARGE_STORAGE, "");
        rest("GET purchases/{purchase}/complaints", Operation.HAND_OVER_PURCHASE, null);
        rest("GET purchases/{purchase}/complaints/mine", Operation.COMPLAIN, null);
        rest("POST purchases/{purchase}/complaints", Operation.COMPLAIN, "{}");
        rest("POST purchases/{purchase}/complaints/{nothing}/withdraw", Operation.COMPLAIN, "");
        rest("POST purchases/{purchase}/complaints/{nothing}/answer", Operation.ANSWER_COMPLAINT, "{\"decision\": \"DECLINED\", \"text\": \"no\"}");
        rest("PUT purchases/{purchase}/complaints/until", Operation.ANSWER_COMPLAINT, "{}");
        restOrNothing("GET purchases/{purchase}/complaints/{nothing}/photos/{nothing}", Operation.COMPLAIN);
        rest("GET purchases/{purchase}/leftovers", Operation.TAKE_LEFTOVER, null);
        rest("GET purchases/{purchase}/leftovers/board", Operation.HAND_OVER_PURCHASE, null);
        rest("POST purchases/{purchase}/leftovers", Operation.OFFER_LEFTOVER, "{\"variantId\": {variant}, \"quantity\": \"1\", \"price\": \"1\"}");
        rest("DELETE purchases/{purchase}/leftovers/{nothing}", Operation.OFFER_LEFTOVER, null);
        rest("POST purchases/{purchase}/leftovers/{nothing}/want", Operation.TAKE_LEFTOVER, "{}");
        rest("POST purchases/{purchase}/leftovers/{nothing}/take", Operation.TAKE_LEFTOVER, "{}");
        rest("POST purchases/{purchase}/leftovers/sales/{nothing}/sold", Operation.OFFER_LEFTOVER, "");
        rest("POST purchases/{purchase}/leftovers/sales/{nothing}/give-back", Operation.TAKE_LEFTOVER, "");
        page("handover/order/complaint", "order/complaint/{purchase}", Operation.COMPLAIN);
        page("handover/handover/complaints", "handover/complaints/{purchase}", Operation.HAND_OVER_PURCHASE);
        page("handover/leftovers", "leftovers/{purchase}", Operation.TAKE_LEFTOVER);
        page("handover/handover/offers", "handover/offers/{purchase}", Operation.HAND_OVER_PURCHASE);
        rest("GET purchases/{purchase}/closing", Operation.HAND_OVER_PURCHASE, null);
        rest("POST purchases/{purchase}/closing", Operation.HAND_OVER_PURCHASE, "");
        restOrNothing("GET purchases/{purchase}/report", Operation.VIEW_REPORT);
        rest("GET purchases/{purchase}/reviews", Operation.VIEW_REVIEWS, null);
        rest("POST purchases/{purchase}/reviews", Operation.WRITE_REVIEW, "{}");
        rest("POST purchases/{purchase}/reviews/{nothing}/answer", Operation.ANSWER_REVIEW, "{}");
        rest("GET members/{member}/reviews", Operation.VIEW_REVIEWS, null);
        page("handover/handover/closing", "handover/closing/{purchase}", Operation.HAND_OVER_PURCHASE);
        page("handover/report", "report/{purchase}", Operation.VIEW_REPORT);
        page("handover/reviews", "reviews/{purchase}", Operation.VIEW_REVIEWS);
        page("handover/reviewed", "reviewed/{member}", Operation.VIEW_REVIEWS);
        page("handover/handover/sheets", "handover/sheets/{purchase}", Operation.HAND_OVER_PURCHASE);
        page("handover/order/pickup", "order/pickup/{purchase}", Operation.CHOOSE_PICKUP);
        page("handover/handover", "handover/{purchase}", Operation.PLAN_HANDOVER);
        page("handover/handover/slots", "handover/slots/{purchase}", Operation.PLAN_HANDOVER);
        // payment
        rest("GET purchases/{purchase}/claims", Operation.CONFIRM_PAYMENT, null);
        rest("GET purchases/{purchase}/claims/mine", Operation.CLAIM_PAYMENT, null);
        rest("POST purchases/{purchase}/claims", Operation.CLAIM_PAYMENT, "{}");
        rest("POST purchases/{purchase}/claims/how-to-pay", Operation.CLAIM_PAYMENT, "{}");
        rest("POST purchases/{purchase}/claims/cash", Operation.CONFIRM_PAYMENT, "{}");
        rest("PUT purchases/{purchase}/claims/{nothing}/screenshot", Operation.CLAIM_PAYMENT, "no picture");
        restOrNothing("GET purchases/{purchase}/claims/{nothing}/screenshot", Operation.CLAIM_PAYMENT);
        rest("POST purchases/{purchase}/claims/{nothing}/withdraw", Operation.CLAIM_PAYMENT, "{}");
        rest("POST purchases/{purchase}/claims/{nothing}/confirm", Operation.CONFIRM_PAYMENT, "{}");
        rest("POST purchases/{purchase}/claims/{nothing}/reject", Operation.CONFIRM_PAYMENT, "{}");
        rest("POST purchases/{purchase}/claims/{nothing}/take-back", Operation.CONFIRM_PAYMENT, "{}");
        rest("GET purchases/{purchase}/debts", Operation.CONFIRM_PAYMENT, null);
        rest("POST purchases/{purchase}/statements", Operation.CONFIRM_PAYMENT, "Date,Amount\n2026-05-12,5.00\n");
        rest("GET purchases/{purchase}/statements/{statement}", Operation.CONFIRM_PAYMENT, null);
        rest("PUT purchases/{purchase}/statements/{statement}/columns", Operation.CONFIRM_PAYMENT, "{}");
        rest("POST purchases/{purchase}/statements/{nothing}/import", Operation.CONFIRM_PAYMENT, "{}");
        rest("GET purchases/{purchase}/bank-lines", Operation.CONFIRM_PAYMENT, null);
        rest("POST purchases/{purchase}/bank-lines/{nothing}/assign", Operation.CONFIRM_PAYMENT, "{\"parts\": [{\"paymentReference\": \"00079444\", \"amount\": \"5\"}]}");
        rest("POST purchases/{purchase}/bank-lines/{nothing}/release", Operation.CONFIRM_PAYMENT, "{}");
        rest("POST purchases/{purchase}/bank-lines/{nothing}/set-aside", Operation.CONFIRM_PAYMENT, "{}");
        rest("POST purchases/{purchase}/bank-lines/{nothing}/bring-back", Operation.CONFIRM_PAYMENT, "{}");
        rest("GET purchases/{purchase}/settlements", Operation.SETTLE_PURCHASE, null);
        rest("POST purchases/{purchase}/settlements/ask-for-payment", Operation.SETTLE_PURCHASE, "{}");
        rest("POST purchases/{purchase}/settlements/supplier-payment", Operation.SETTLE_PURCHASE, "{}");
        rest("POST purchases/{purchase}/settlements/supplier-refund", Operation.SETTLE_PURCHASE, "{}");
        rest("POST purchases/{purchase}/settlements/lines/{nothing}/refund", Operation.SETTLE_PURCHASE, "{}");
        rest("POST purchases/{purchase}/settlements/participations/{participation}/refund", Operation.SETTLE_PURCHASE, "{}");
        rest("POST purchases/{purchase}/settlements/participations/{participation}/keep-credit", Operation.SETTLE_PURCHASE, "{}");
        rest("POST purchases/{purchase}/settlements/participations/{participation}/use-credit", Operation.SETTLE_PURCHASE, "{}");
        rest("POST purchases/{purchase}/settlements/own-lines", Operation.SETTLE_PURCHASE, "{}");
        rest("POST purchases/{purchase}/settlements/payout", Operation.SETTLE_PURCHASE, "{}");
        rest("POST purchases/{purchase}/settlements/lines/{nothing}/refund/preview", Operation.SETTLE_PURCHASE, "{}");
        rest("GET purchases/{purchase}/settlements/participations/{participation}/lines", Operation.SETTLE_PURCHASE, null);
        rest("POST purchases/{purchase}/settlements/{nothing}/undo", Operation.SETTLE_PURCHASE, "{}");
        page("payment/payment/refund", "payment/refund/{purchase}?participation={participation}", Operation.SETTLE_PURCHASE);
        page("payment/payment/settle", "payment/settle/{purchase}", Operation.SETTLE_PURCHASE);
        rest("GET purchases/{purchase}/overdue", Operation.CONFIRM_PAYMENT, null);
        rest("POST purchases/{purchase}/overdue/message", Operation.SETTLE_PURCHASE, "{}");
        rest("POST purchases/{purchase}/overdue/{participation}/waive", Operation.SETTLE_PURCHASE, "{}");
        rest("POST purchases/{purchase}/overdue/{participation}/give-up", Operation.SETTLE_PURCHASE, "{}");
        restOrNothing("GET purchases/{purchase}/overdue/{participation}/give-up", Operation.SETTLE_PURCHASE);
        page("payment/payment/overdue", "payment/overdue/{purchase}", Operation.SETTLE_PURCHASE);
        page("payment/payment/give-up", "payment/give-up/{purchase}?participation={participation}", Operation.SETTLE_PURCHASE);
        page("payment/payment/statements", "payment/statements/{purchase}", Operation.CONFIRM_PAYMENT);
        page("payment/payment/statement", "payment/statement/{purchase}?statement={statement}", Operation.CONFIRM_PAYMENT);
        page("payment/payment", "payment/{purchase}", Operation.CONFIRM_PAYMENT);
        page("payment/payment/claim", "payment/claim/{purchase}", Operation.CLAIM_PAYMENT);
        rest("GET bills/{participation}", Operation.VIEW_BILL, null);
        rest("GET purchases/{purchase}/ledger", Operation.EXPORT_LEDGER, null);
        rest("GET purchases/{purchase}/ledger/csv", Operation.EXPORT_LEDGER, null);

        // search
        rest("GET search?q=honey", Operation.SEARCH, null);
        rest("GET search-index", Operation.REBUILD_INDEX, null);
        rest("POST search-index/rebuild", Operation.REBUILD_INDEX, "");
        page("api", "api", Operation.VIEW_HOME);
        page("index", "", Operation.VIEW_HOME);
        page("search", "search?q=honey", Operation.SEARCH);
        page("search/admin/search-index", "admin/search-index", Operation.REBUILD_INDEX);
        page("forum/section", "section/{section}", Operation.VIEW_SECTION);
        page("forum/thread", "thread/{thread}", Operation.VIEW_THREAD);
        page("forum/member", "member/{member}", Operation.VIEW_MEMBER);
        page("forum/threads/new", "threads/new?section={section}", Operation.START_TOPIC);
        page("forum/threads/manage", "threads/manage/{thread}", Operation.RENAME_TOPIC);
        page("forum/posts/edit", "posts/edit/{post}", Operation.EDIT_OWN_POST);
        page("forum/posts/hide", "posts/hide/{reply}", Operation.HIDE_POST);
        page("forum/posts/history", "posts/history/{post}", Operation.VIEW_POST_HISTORY);
        page("forum/posts/report", "posts/report/{post}", Operation.REPORT_POST);
        page("forum/moderation/reports", "moderation/reports", Operation.RESOLVE_REPORT);
        page("forum/admin/sections", "admin/sections", Operation.MANAGE_SECTIONS);
        page("purchase/admin/audit", "admin/audit?purchase={purchase}", Operation.VIEW_AUDIT);
        page("purchase/admin/policy", "admin/policy", Operation.MANAGE_GOODS_POLICY);
        page("purchase/moderation/purchases", "moderation/purchases", Operation.REVIEW_PURCHASE);
        page("notification/notices", "notices", Operation.READ_NOTICES);
        page("notification/admin/mail", "admin/mail", Operation.MANAGE_MAIL);
        page("notification/unsubscribe", "unsubscribe", Operation.FOLLOW_MAILED_LINK);
        // there in the demo only
        page("notification/mailbox", null, Operation.VIEW_HOME);
        page("purchase/purchase/new", "purchase/new?section={section}", Operation.DRAFT_PURCHASE);
        page("purchase/purchase/edit", "purchase/edit/{purchase}", Operation.CHANGE_TERMS);
        page("purchase/purchase/copy", "purchase/copy/{purchase}", Operation.COPY_PURCHASE);
        page("purchase/purchase/cancel", "purchase/cancel/{purchase}", Operation.CANCEL_PURCHASE);
        page("purchase/purchase/fail", "purchase/fail/{purchase}", Operation.FAIL_PURCHASE);
        page("purchase/purchase/move", "purchase/move/{purchase}", Operation.MOVE_STOP);
        page("purchase/purchase/announce", "purchase/announce/{purchase}", Operation.WRITE_ANNOUNCEMENT);
        page("order/messages", "messages/{purchase}", Operation.MESSAGE_PARTICIPANTS);
        page("pricelist/questions", "questions/{lot}", Operation.VIEW_PRICE_LIST);
        page("purchase/purchase/changes", "purchase/changes/{purchase}", Operation.VIEW_PURCHASE);
        page("purchase/purchase/organizers", "purchase/organizers/{purchase}", Operation.VIEW_PURCHASE);
        page("purchase/purchase/target", "purchase/target/{purchase}", Operation.CHANGE_TERMS);
        page("purchase/purchase/percent", "purchase/percent/{purchase}", Operation.LOWER_PERCENT);
        page("purchase/purchase/publish", "purchase/publish/{draft}", Operation.SUBMIT_PURCHASE);
        page("purchase/purchase/reopen", null, Operation.REOPEN_PURCHASE);
        page("purchase/purchase/review", null, Operation.REVIEW_PURCHASE);
        page("purchase/purchase/stop", "purchase/stop/{purchase}", Operation.STOP_PURCHASE);
        page("purchase/purchases/mine", "purchases/mine", Operation.VIEW_OWN_PURCHASES);
        page("purchase/reveals", "reveals", Operation.VIEW_OWN_REVEALS);
        page("order/contacts", "contacts/{purchase}", Operation.REVEAL_CONTACT);
        page("purchase/supplier", "supplier/{supplier}", Operation.VIEW_SUPPLIER);
        page("purchase/suppliers", "suppliers", Operation.VIEW_SUPPLIER);
        page("purchase/suppliers/edit", "suppliers/edit/{supplier}", Operation.EDIT_SUPPLIER);
        page("purchase/suppliers/new", "suppliers/new", Operation.CREATE_SUPPLIER);
        page("purchase/sourcing", "sourcing", Operation.VIEW_SOURCING);
        page("purchase/wishes", "wishes?section={section}", Operation.VIEW_WISHES);
        page("purchase/wishes/new", "wishes/new?section={section}", Operation.WRITE_WISH);
        page("pricelist/pricelist", "pricelist/{purchase}", Operation.VIEW_PRICE_LIST);
        page("pricelist/lot", "lot/{lot}", Operation.CHANGE_PRICE_LIST);
        page("pricelist/revisions", "revisions/{lot}", Operation.VIEW_PRICE_LIST);
        page("pricelist/previous", "previous/{purchase}", Operation.VIEW_PRICE_LIST);
        page("pricelist/edit", "edit/{purchase}", Operation.CHANGE_PRICE_LIST);
        page("pricelist/photos", "photos/{purchase}", Operation.CHANGE_PRICE_LIST);
        page("pricelist/import", "import/{purchase}", Operation.IMPORT_PRICE_LIST);

        page("supply/supply", "supply/{purchase}", Operation.VIEW_GENERAL_ORDER);
        page("supply/answer", "answer?link=used", Operation.FOLLOW_SUPPLIER_LINK);
        page("supply/supply/invoice", "supply/invoice/{purchase}", Operation.VIEW_GENERAL_ORDER);
        page("supply/supply/shortage", "supply/shortage/{purchase}", Operation.VIEW_GENERAL_ORDER);
        page("supply/supply/lines", null, Operation.VIEW_OWN_ORDERS);
        page("supply/supply/print", "supply/print/{purchase}", Operation.VIEW_GENERAL_ORDER);
        page("order/share", "share/{purchase}", Operation.VIEW_FILL_BOARD);
        page("order/statistics", "statistics/{purchase}", Operation.VIEW_STATISTICS);
        page("order/orders", "orders", Operation.VIEW_OWN_ORDERS);
        page("order/order/history", "order/history/{participation}", Operation.VIEW_ROLL);
        page("payment/bill", "bill/{participation}", Operation.VIEW_BILL);
        page("supply/supply/top-up", "supply/top-up/{purchase}", Operation.VIEW_GENERAL_ORDER);
        page("order/order/top-up", "order/top-up/{purchase}", Operation.ORDER);
        page("order/order/refuse", "order/refuse/{participation}", Operation.REFUSE_PARTICIPANT);
        page("order/orders/excluded", "orders/excluded", Operation.EXCLUDE_MEMBER);
        page("order/order/transfer", null, Operation.HAND_LINE_OVER);
        page("order/order/offer", null, Operation.HAND_LINE_OVER);
        page("order/order/print", "order/print/{list}", Operation.VIEW_OWN_ORDERS);
        page("order/order/replacements", null, Operation.ORDER);
        page("order/order/item", "order/item/{purchase}", Operation.ASK_FOR_ITEM);
        page("order/order/waiting", "order/waiting/{variant}", Operation.JOIN_WAITING_LIST);
        page("account/setup", null, Operation.VIEW_HOME);
        page("account/sign-in", "sign-in", Operation.VIEW_HOME);
        page("account/register", "register", Operation.VIEW_HOME);
        page("account/mailed", "mailed", Operation.FOLLOW_MAILED_LINK);
        page("account/join", "join?link=used", Operation.FOLLOW_MAILED_LINK);
        page("account/forgotten", "forgotten", Operation.FOLLOW_MAILED_LINK);
        page("account/new-password", "new-password?link=used", Operation.FOLLOW_MAILED_LINK);
        page("account/new-address", "new-address?link=used", Operation.FOLLOW_MAILED_LINK);
        page("account/me", "me", Operation.CHANGE_OWN_ACCOUNT);
        page("moderation", "moderation", Operation.DECIDE_ORGANIZER);
        page("admin", "admin", Operation.ADMINISTER);
        page("moderation/duplicates", "moderation/duplicates", Operation.VIEW_DUPLICATES);
        page("moderation/organizers", "moderation/organizers", Operation.DECIDE_ORGANIZER);
        page("admin/members", "admin/members", Operation.MARK_TRUSTED);
        page("admin/cities", "admin/cities", Operation.MANAGE_CITIES);
    }

    /** Every page. */
    public static List<Row> pages() {
        AccessTableIT table = new AccessTableIT();
        table.table();
        return table.pages;
    }

    /** What the rows' addresses name: each thing belongs to the persona ORGANIZER, or to nobody. */
    public static Map<String, Object> things(Map<Role, Api> people) throws SQLException {
        Api organizer = people.get(ORGANIZER);
        OrderFixture fixture = new OrderFixture(new ArtelDataSource());
        long section = fixture.section();
        OrderFixture.Open open = fixture.openPurchase(section, organizer.memberId(), null);
        long variant = fixture.lot(open.id(), "12.50", 1, OrderFixture.Special.NONE).get(0);
        people.get(PARTICIPANT).put("purchases/" + open.id() + "/order",
                "{\"lines\": [{\"variantId\": %d, \"quantity\": \"2\"}]}".formatted(variant)).ok();
        Map<String, Object> things = new TreeMap<>();
        things.put("nothing", 999_999_999L);
        things.put("sheet", "PACKING");
        things.put("member", Api.member("somebody").memberId());
        things.put("city", Api.guest().get("cities").ok().number("id"));
        things.put("section", section);
        things.put("purchase", open.id());
        things.put("participation", fixture.number("SELECT id FROM participation WHERE purchase_id = ?", open.id()).longValue());
        things.put("lot", fixture.number("SELECT lot_id FROM lot_variant WHERE id = ?", variant).longValue());
        things.put("variant", variant);
        things.put("list", open.topicId());
        things.put("stopped", fixture.openPurchase(section, organizer.memberId(), null).id());
        things.put("draft", made(organizer.post("purchases", "{\"sectionId\": %d, \"title\": \"Tea\"}".formatted(section))));
        things.put("thread", made(organizer.post("threads", "{\"sectionId\": %d, \"title\": \"Honey\", \"text\": \"Which one?\"}".formatted(section))));
        things.put("wish", made(organizer.post("wishes", "{\"sectionId\": %d, \"title\": \"Tea\", \"text\": \"Green\"}".formatted(section))));
        things.put("post", made(organizer.post("threads/" + open.topicId() + "/posts", "{\"text\": \"Honey\"}")));
        things.put("reply", made(people.get(MEMBER).post("threads/" + open.topicId() + "/posts", "{\"text\": \"Count me in\"}")));
        things.put("place", "topic:" + open.topicId());
        things.put("supplier", made(organizer.post("suppliers", "{\"name\": \"%s\", \"lookAlikeConfirmed\": true}".formatted(UUID.randomUUID()))));
        for (String purchase : List.of("purchase", "stopped", "draft")) {
            fixture.change("INSERT INTO co_organizer (id, purchase_id, member_id, price_list, state, invited_at, accepted_at, version) "
                    + "VALUES (?, ?, ?, FALSE, 'ACCEPTED', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), 1)", -(Long) things.get(purchase),
                    things.get(purchase), people.get(CO_ORGANIZER).memberId());
        }
        things.put("upload", made(organizer.send("POST", "purchases/" + open.id() + "/price-lists?fileName=honey.csv",
                "Article;Name;Price\nH-1;Honey;12.50\nH-2;Linden honey;14.00\n", "Content-Type", "text/csv")));
        // of others' statements a co-organizer sees nothing
        things.put("statement", made(people.get(CO_ORGANIZER).send("POST", "purchases/" + open.id() + "/statements?fileName=bank.csv",
                "Date,Name,Amount,Purpose\n2026-05-12,Peter,5.00,Honey\n", "Content-Type", "text/csv")));
        return things;
    }

    /** The id at the end of the address of what was made. */
    private static long made(Api.Answer answer) {
        String address = answer.ok().response().headers().firstValue("Location").orElseThrow();
        return Long.parseLong(address.substring(address.lastIndexOf('/') + 1));
    }

    public static Map<Role, Api> people() {
        Map<Role, Api> people = new EnumMap<>(Role.class);
        people.put(GUEST, Api.guest());
        people.put(MEMBER, Api.member("member"));
        people.put(PARTICIPANT, Api.member("participant"));
        people.put(OTHER_ORGANIZER, Api.organizer("other organizer"));
        people.put(ORGANIZER, Api.trustedOrganizer("organizer"));
        people.put(CO_ORGANIZER, Api.member("co-organizer"));
        people.put(MODERATOR, Api.moderator("moderator"));
        people.put(ADMINISTRATOR, Api.administrator("administrator"));
        return people;
    }

    public static boolean isAllowed(Operation operation, Role role) {
        return operation.allowedTo(role == GUEST ? EnumSet.of(GUEST) : EnumSet.of(MEMBER, role));
    }

    @Test
    void everyOperationOfTheApiAsksTheTable() throws SQLException {
        table();
        assertEquals(resources(), rest.stream().map(row -> plain(row.what())).collect(Collectors.toCollection(TreeSet::new)),
                "every resource needs a row in table(), and no row is left over");
        Map<Role, Api> people = people();
        Map<String, Object> things = things(people);
        List<String> wrong = new ArrayList<>();
        for (Row row : rest) {
            String method = row.what().substring(0, row.what().indexOf(' '));
            String path = filled(row.what().substring(method.length() + 1), things);
            people.forEach((role, who) -> {
                Api.Answer answer = who.send(method, path, row.body() == null ? null : filled(row.body(), things), method.equals("GET") ? new String[0] : new String[] {"If-Match", "\"1\""});
                boolean refused = answer.status() == 401 || answer.status() == 403;
                boolean broken = answer.status() == 405 || answer.status() == 415 || answer.status() >= 500;
                boolean right = isAllowed(row.operation(), role)
                        ? !refused && !broken && (!method.equals("GET") || row.mayBeMissing() || answer.status() < 400)
                        : role == GUEST ? answer.status() == 401 || answer.status() == 404 : answer.status() == 403 || answer.status() == 404;
                if (!right) {
                    wrong.add(role + " " + method + " " + path + " → " + answer.status() + ", " + row.operation()
                            + (isAllowed(row.operation(), role) ? " is allowed: " : " is not allowed: ") + answer.body());
                }
            });
        }
        assertTrue(wrong.isEmpty(), () -> String.join("\n", wrong));
    }

    @Test
    void everyPageAsksTheTable() throws SQLException {
        table();
        assertEquals(views(), pages.stream().map(Row::what).collect(Collectors.toCollection(TreeSet::new)),
                "every page needs a row in table(), and no row is left over");
        Map<Role, Api> people = people();
        Map<String, Object> things = things(people);
        Map<Role, Visitor> visitors = new EnumMap<>(Role.class);
        people.forEach((role, who) -> visitors.put(role, role == GUEST ? new Visitor()
                : Visitor.signedIn(who.get("me").ok().value("email"), TestPortal.PASSWORD)));
        List<String> wrong = new ArrayList<>();
        for (Row row : pages) {
            if (row.address() == null) {
                continue;
            }
            String address = filled(row.address(), things);
            visitors.forEach((role, visitor) -> {
                var answer = visitor.get(address);
                boolean toSignIn = answer.headers().firstValue("Location").orElse("").contains("/sign-in");
                int status = answer.statusCode();
                boolean right = isAllowed(row.operation(), role) ? status == 200
                        : role == GUEST ? toSignIn || status == 404 : status == 403 || status == 404;
                if (!right) {
                    wrong.add(role + " /" + address + " → " + status + ", " + row.operation()
                            + (isAllowed(row.operation(), role) ? " is allowed" : " is not allowed"));
                }
            });
        }
        assertTrue(wrong.isEmpty(), () -> String.join("\n", wrong));
    }

    public static String filled(String path, Map<String, Object> things) {
        String filled = path;
        for (var thing : things.entrySet()) {
            filled = filled.replace('{' + thing.getKey() + '}', thing.getValue().toString());
        }
        return filled;
    }

    /** {@code GET members/{}}: parameters without their names, no query. */
    private static String plain(String what) {
        return what.replaceAll("\\{[^}]*}", "{}").replaceAll("\\?.*", "");
    }

    /** Every operation of every class with {@code @Path} in the built application. */
    private static Set<String> resources() {
        Set<String> found = new TreeSet<>();
        for (String name : inWar("/WEB-INF/classes/org/artel", ".class")) {
            Class<?> type = load(name.substring("/WEB-INF/classes/".length(), name.length() - ".class".length()).replace('/', '.'));
            if (type.isAnnotationPresent(Path.class)) {
                for (Method method : type.getMethods()) {
                    for (Annotation annotation : method.getAnnotations()) {
                        HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
                        if (verb != null) {
                            String own = method.isAnnotationPresent(Path.class) ? method.getAnnotation(Path.class).value() : "";
                            found.add(plain(verb.value() + ' ' + joined(type.getAnnotation(Path.class).value(), own)));
                        }
                    }
                }
            }
        }
        return found;
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, AccessTableIT.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(name, e);
        }
    }

    private static String joined(String path, String own) {
        return Stream.of(path, own).map(part -> part.replaceAll("^/|/$", "")).filter(part -> !part.isEmpty()).collect(Collectors.joining("/"));
    }

    /** Every page that has an address. */
    private static Set<String> views() {
        return inWar("/", ".xhtml").stream().filter(name -> !name.startsWith("/WEB-INF/"))
                .map(name -> name.substring(1, name.length() - ".xhtml".length())).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> inWar(String folder, String ending) {
        try (FileSystem war = FileSystems.newFileSystem(java.nio.file.Path.of(System.getProperty("artel.war")));
                Stream<java.nio.file.Path> files = Files.walk(war.getPath(folder))) {
            return files.map(Object::toString).filter(name -> name.endsWith(ending)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
