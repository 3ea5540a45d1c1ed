package org.artel.order;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import java.time.Instant;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.UnitPrice;

/** An item that is not in the price list and that a member asks for, by link or article. Its answer is claimed by {@link ItemRequests}. */
@Entity
@Table(name = "item_request")
public class ItemRequest {

    public enum State { ASKED, CONFIRMED, DECLINED, WITHDRAWN, ENDED }

    private static final int LINK_MAX = 1000;
    private static final int ARTICLE_MAX = 80;
    private static final int NAME_MAX = 300;
    private static final int COLOUR_SIZE_MAX = 100;

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "item_request")
    @TableGenerator(name = "item_request", table = "id_sequence", pkColumnName = "name", valueColumnName = "last_number",
            pkColumnValue = "item_request", allocationSize = 50)
    private long id;
    @Column(name = "purchase_id")
    private long purchaseId;
    @Column(name = "member_id")
    private long memberId;
    private String link;
    private String article;
    private String name;
    @Column(name = "colour_size")
    private String colourSize;
    private Quantity quantity;
    @Column(name = "price_ceiling")
    private UnitPrice priceCeiling;
    private boolean anonymous;
    @Column(name = "asked_at")
    private Instant askedAt;
    @Enumerated(EnumType.STRING)
    private State state;
    private Boolean open;
    private String reason;

    protected ItemRequest() {
    }

    /**
     * What a member asks for.
     *
     * @param link         begins with http; empty where the article is enough
     * @param colourSize   as the member says it; may be empty
     * @param priceCeiling what one unit may cost at most, gross, in the portal's currency
     * @param anonymous    how the member takes part, if this becomes the first line of an order
     */
    public record Item(String link, String article, String name, String colourSize, Quantity quantity, UnitPrice priceCeiling, boolean anonymous) {

        /** @throws Refused INVALID {@code item.*} naming what is wrong */
        public Item {
            link = plain(link);
            article = plain(article);
            name = plain(name);
            colourSize = plain(colourSize);
            if (link.isEmpty() && article.isEmpty()) {
                throw new Refused("item.linkOrArticle");
            }
            if (!link.isEmpty() && (link.length() > LINK_MAX || !link.matches("(?i)https?://.*"))) {
                throw new Refused("item.link", LINK_MAX);
            }
            if (name.isEmpty() || name.length() > NAME_MAX || article.length() > ARTICLE_MAX || colourSize.length() > COLOUR_SIZE_MAX) {
                throw new Refused("item.name", NAME_MAX, ARTICLE_MAX, COLOUR_SIZE_MAX);
            }
            if (quantity == null || !quantity.isMultipleOf(Quantity.of(1)) || !quantity.isPositive()) {
                throw new Refused("item.quantity");
            }
            if (priceCeiling == null || priceCeiling.amount().signum() <= 0) {
                throw new Refused("item.priceCeiling");
            }
        }

        private static String plain(String text) {
            return text == null ? "" : text.strip();
        }
    }

    ItemRequest(long purchaseId, long memberId, Item item, Instant now) {
        this.purchaseId = purchaseId;
        this.memberId = memberId;
        this.link = item.link().isEmpty() ? null : item.link();
        this.article = item.article();
        this.name = item.name();
        this.colourSize = item.colourSize();
        this.quantity = item.quantity();
        this.priceCeiling = item.priceCeiling();
        this.anonymous = item.anonymous();
        this.askedAt = now;
        this.state = State.ASKED;
        this.open = true;
    }

    public long id() {
        return id;
    }

    public long purchaseId() {
        return purchaseId;
    }

    public long memberId() {
        return memberId;
    }

    /** Null: none, the article is enough. */
    public String link() {
        return link;
    }

    public String article() {
        return article;
    }

    public String name() {
        return name;
    }

    public String colourSize() {
        return colourSize;
    }

    public Quantity quantity() {
        return quantity;
    }

    public UnitPrice priceCeiling() {
        return priceCeiling;
    }

    boolean anonymous() {
        return anonymous;
    }

    public Instant askedAt() {
        return askedAt;
    }

    public State state() {
        return state;
    }

    public boolean isOpen() {
        return open != null;
    }

    /** Why it was declined; null otherwise. */
    public String reason() {
        return reason;
    }
}
