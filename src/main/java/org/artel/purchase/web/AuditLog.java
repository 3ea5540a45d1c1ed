package org.artel.purchase.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.artel.account.Member;
import org.artel.account.MemberService;
import org.artel.account.Operation;
import org.artel.common.Audit;
import org.artel.common.AuditEvent;
import org.artel.common.Refused;
import org.artel.purchase.AuditService;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseService;
import org.omnifaces.util.Faces;
import org.omnifaces.util.Utils;

/** {@code /admin/audit?member=anna&purchase=7&operation=STOP_PURCHASE}: who did what, the newest first. */
@Named("auditLog")
@RequestScoped
public class AuditLog {

    private static final int SHOWN = 50;
    private static final int SUGGESTED = 10;
    private static final long NOBODY = -1;

    @Inject
    private Asked asked;
    @Inject
    private AuditService audit;
    @Inject
    private MemberService members;
    @Inject
    private PurchaseService purchases;

    private String member;
    private Long purchase;
    private Operation operation;
    private Audit.Part part;
    private List<Row> rows;

    /**
     * One event.
     *
     * @param who     null: no member
     * @param subject what it was about, in words
     * @param address where that is found; null: nowhere
     */
    public record Row(AuditEvent event, Member who, String operation, String subject, String address) {

        /** Figures that are kept as JSON are told without its marks. */
        public String detail() {
            String detail = event.detail();
            return detail != null && detail.startsWith("{") ? detail.replaceAll("[{}\"]", "").replace(":", " ").replace(",", ", ") : detail;
        }
    }

    public void open() {
        if (Faces.isPostback()) {
            asked.viewer().require();
            return;
        }
        member = asked.parameter("member");
        purchase = asked.parameter("purchase") == null ? null : (Long) asked.number("purchase", 0);
        operation = Arrays.stream(Operation.values()).filter(o -> o.name().equals(asked.parameter("operation"))).findFirst().orElse(null);
        Long memberId = member == null ? null : members.byNickname(member).map(Member::id).orElse(NOBODY);
        part = audit.list(asked.viewer().memberId(), memberId, purchase, operation, asked.number("before", Long.MAX_VALUE), SHOWN);
    }

    /** Those that the log may hold. */
    public List<Operation> getOperations() {
        return Arrays.stream(Operation.values()).filter(o -> asked.texts().has("operation." + o)).toList();
    }

    /** Suggestions while one types; an organizer who reads the log of an own purchase gets none. */
    public List<String> nicknames(String start) {
        return !asked.viewer().may(Operation.MARK_TRUSTED) ? List.of() : members.search(asked.viewer().require(), start.strip(), 0, SUGGESTED).stream().map(Member::nickname).toList();
    }

    public List<Row> getRows() {
        if (rows == null) {
            List<AuditEvent> events = part == null ? List.of() : part.events();
            Map<Long, Member> people = members.byIds(events.stream().map(e -> e.actor().memberId()).filter(Objects::nonNull).distinct().toList());
            Map<Long, Purchase> about = purchases.byIds(events.stream().map(AuditEvent::purchaseId).filter(Objects::nonNull).distinct().toList());
            rows = events.stream().map(e -> new Row(e, people.get(e.actor().memberId()), operation(e), subject(e),
                    address(e, about.get(e.purchaseId())))).toList();
        }
        return rows;
    }

    private String operation(AuditEvent event) {
        String key = "operation." + event.operation();
        return asked.texts().has(key) ? asked.texts().text(key) : event.operation();
    }

    private String subject(AuditEvent event) {
        if (event.purchaseId() != null && (event.entity() == null || "purchase".equals(event.entity()))) {
            return asked.texts().text("audit.entity.purchase") + " " + event.purchaseId();
        }
        String key = "audit.entity." + event.entity();
        return (asked.texts().has(key) ? asked.texts().text(key) : event.entity()) + " " + event.entityId();
    }

    private static String address(AuditEvent event, Purchase purchase) {
        if (purchase != null) {
            return "/thread/" + purchase.topicId();
        }
        return switch (String.valueOf(event.entity())) {
            case "member", "section", "supplier" -> '/' + event.entity() + '/' + event.entityId();
            case "topic" -> "/thread/" + event.entityId();
            case "post" -> "/posts/history/" + event.entityId();
            default -> null;
        };
    }

    /** Where the log goes on; null at its end. */
    public String getNext() {
        return part == null || part.next() == null ? null : asked.root() + address(part.next());
    }

    public void find() throws IOException {
        Faces.redirect(asked.root() + address(null));
    }

    private String address(Long before) {
        return "/admin/audit?member=" + (member == null ? "" : Utils.encodeURL(member.strip())) + "&purchase=" + (purchase == null ? "" : purchase)
                + "&operation=" + (operation == null ? "" : operation) + (before == null ? "" : "&before=" + before);
    }

    public String getMember() {
        return member;
    }

    public void setMember(String member) {
        this.member = member;
    }

    public Long getPurchase() {
        return purchase;
    }

    public void setPurchase(Long purchase) {
        this.purchase = purchase;
    }

    public Operation getOperation() {
        return operation;
    }

    public void setOperation(Operation operation) {
        this.operation = operation;
    }
}
