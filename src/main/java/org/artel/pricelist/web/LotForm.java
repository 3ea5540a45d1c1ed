package org.artel.pricelist.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.Said;
import org.artel.common.Slug;
import org.artel.common.UnitPrice;
import org.artel.forum.Topic;
import org.artel.forum.TopicService;
import org.artel.pricelist.Lot;
import org.artel.pricelist.LotContent;
import org.artel.pricelist.OrderedPrices;
import org.artel.pricelist.PhotoService;
import org.artel.pricelist.PricelistService;
import org.artel.purchase.Purchase;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** {@code /pricelist/lot/345} and {@code /pricelist/lot?purchase=12}: one lot, as the organizer writes it. */
@Named("lotForm")
@RequestScoped
public class LotForm {

    /** Empty rows for variants that are still to come. */
    private static final int SPARE = 4;

    @Inject
    @Param(pathIndex = 0)
    private String address;
    @Inject
    private Viewer viewer;
    @Inject
    private HttpServletRequest request;
    @Inject
    private PricelistService pricelist;
    @Inject
    private PhotoService photos;
    @Inject
    private TopicService topics;
    @Inject
    private Event<Said> said;

    private Lot lot;
    private LotContent content;
    private Purchase purchase;
    private List<VariantRow> rows;
    private OrderedPrices.Effect effect;
    private String photoHash;

    private String article;
    private String name;
    private String description;
    private String link;
    private String producer;
    private String category;
    private String unit;
    private Quantity step = Quantity.of(1);
    private Quantity minimum;
    private Quantity personMaximum;
    private Quantity packSize;
    private boolean soldByRow;
    private Quantity weight;
    private UnitPrice listedPrice;
    private boolean listedNet;
    private BigDecimal vatRate;
    private UnitPrice retailPrice;
    private Part photo;
    private boolean withoutPhoto;

    /** One line of the variants, as typed. */
    public record VariantRow(Long id, String label, String size, String colour, String article, String rowQuantity, String price,
            String stock) {

        boolean isBlank() {
            return label.isBlank() && size.isBlank() && colour.isBlank() && article.isBlank() && price.isBlank();
        }
    }

    public boolean isFresh() {
        return address == null || address.isEmpty();
    }

    /** Null: a new one. */
    public Lot getLot() {
        if (lot == null && !isFresh()) {
            long id = Slug.id(address);
            if (id < 0) {
                throw Refused.notFound();
            }
            lot = pricelist.requireLot(id, viewer.memberId());
            content = pricelist.content(id);
            if (!Faces.isPostback()) {
                fill();
            }
        }
        return lot;
    }

    public Purchase getPurchase() {
        if (purchase == null) {
            long member = viewer.require();
            String number = request.getParameter("purchase");
            long id = !isFresh() ? getLot().purchaseId() : number != null && number.matches("[0-9]{1,18}") ? Long.parseLong(number) : -1;
            purchase = pricelist.requireChangeable(id, member);
        }
        return purchase;
    }

    public Topic getTopic() {
        return topics.byId(getPurchase().topicId());
    }

    private void fill() {
        article = content.article();
        name = content.name();
        description = content.description();
        link = content.link();
        producer = content.producer();
        category = content.category();
        unit = content.unit();
        step = content.step();
        minimum = content.minimum();
        personMaximum = content.personMaximum();
        packSize = content.packSize();
        soldByRow = content.soldByRow();
        weight = content.weight();
        listedPrice = content.listedPrice();
        listedNet = content.listedNet();
        vatRate = content.vatRate();
        retailPrice = content.retailPrice();
    }

    public int getRevision() {
        String sent = request.getParameter("revision");
        return Faces.isPostback() && sent != null && sent.matches("[0-9]{1,9}") ? Integer.parseInt(sent) : getLot() == null ? 0 : getLot().revision();
    }

    public List<VariantRow> getRows() {
        if (rows == null) {
            rows = Faces.isPostback() ? sentRows() : keptRows();
        }
        return rows;
    }

    private List<VariantRow> keptRows() {
        List<VariantRow> kept = new ArrayList<>();
        if (getLot() != null) {
            for (LotContent.Variant v : content.variants()) {
                kept.add(new VariantRow(v.id(), v.label(), v.size(), v.colour(), v.article(), String.valueOf(v.rowQuantity()),
                        v.listedPrice() == null ? "" : v.listedPrice().toString(), v.stock() == null ? "" : v.stock().toString()));
            }
        }
        for (int i = 0; i < SPARE; i++) {
            kept.add(new VariantRow(null, "", "", "", "", "1", "", ""));
        }
        return kept;
    }

    private List<VariantRow> sentRows() {
        List<VariantRow> sent = new ArrayList<>();
        for (int i = 0; i < LotContent.MOST_VARIANTS + SPARE && request.getParameter("size_" + i) != null; i++) {
            String id = sent("variant", i);
            sent.add(new VariantRow(id.matches("[0-9]{1,18}") ? Long.valueOf(id) : null, sent("label", i), sent("size", i), sent("colour", i),
                    sent("article", i), sent("rowQuantity", i), sent("price", i), sent("stock", i)));
        }
        return sent;
    }

    private String sent(String field, int row) {
        String value = request.getParameter(field + "_" + row);
        return value == null ? "" : value.strip();
    }

    public void save() throws IOException {
        long member = viewer.require();
        String hash = photoHash(member);
        LotContent changed = new LotContent(article, name, description, link, content == null ? null : content.pictureLink(), hash, producer,
                category, unit, step, minimum, personMaximum, packSize, soldByRow, weight, listedPrice, listedNet, vatRate, retailPrice,
                variants());
        if (isFresh()) {
            pricelist.add(member, getPurchase().id(), changed);
            said.fire(new Said("pricelist.lotAdded", name));
        } else {
            String orders = request.getParameter("orders");
            effect = pricelist.effect(member, getLot().id(), changed);
            if (orders == null && !effect.isNothing()) {
                photoHash = hash;
                return;
            }
            pricelist.change(member, getLot().id(), changed, getRevision(), "apply".equals(orders));
            said.fire(new Said("pricelist.lotChanged", name));
        }
        back();
    }

    private String photoHash(long member) throws IOException {
        getLot();
        if (photo != null && photo.getSize() > 0) {
            if (photo.getSize() > PhotoService.MAX_BYTES) {
                throw new Refused("pricelist.photo.tooLarge", PhotoService.MAX_BYTES / 1024 / 1024);
            }
            try (InputStream in = photo.getInputStream()) {
                return photos.keep(member, in.readNBytes(PhotoService.MAX_BYTES + 1));
            }
        }
        String uploaded = request.getParameter("photoHash");
        if (uploaded != null && !uploaded.isEmpty()) {
            return uploaded;
        }
        return content == null || withoutPhoto ? null : content.photoHash();
    }

    /** Whom the typed price would touch; null: there is nothing to ask. */
    public OrderedPrices.Effect getEffect() {
        return effect == null || effect.isNothing() ? null : effect;
    }

    /** What was uploaded before the question was asked: a browser does not send the file again. */
    public String getPhotoHash() {
        return photoHash;
    }

    private List<LotContent.Variant> variants() {
        List<LotContent.Variant> variants = new ArrayList<>();
        List<VariantRow> typed = getRows();
        for (int i = 0; i < typed.size(); i++) {
            VariantRow row = typed.get(i);
            // a lot without sizes and colours has its stock on the first line, which is blank otherwise
            if (!row.isBlank() || i == 0 && typed.stream().allMatch(VariantRow::isBlank)) {
                UnitPrice price = Figures.price(row.price);
                variants.add(new LotContent.Variant(row.id, row.article, row.label, row.size, row.colour, Figures.count(row.rowQuantity), price,
                        Figures.quantity(row.stock), earlierAbove(row.id)));
            }
        }
        return variants;
    }

    private Quantity earlierAbove(Long id) {
        return id == null || content == null ? null : content.variants().stream().filter(v -> id.equals(v.id()))
                .map(LotContent.Variant::stockAbove).filter(above -> above != null).findFirst().orElse(null);
    }

    public void withdraw() throws IOException {
        pricelist.withdraw(viewer.require(), getLot().id(), getRevision());
        said.fire(new Said("pricelist.lotWithdrawn", getLot().name()));
        back();
    }

    public void offerAgain() throws IOException {
        pricelist.offerAgain(viewer.require(), getLot().id());
        said.fire(new Said("pricelist.lotOfferedAgain", getLot().name()));
        back();
    }

    private void back() throws IOException {
        Faces.redirect(request.getContextPath() + "/pricelist/" + getPurchase().id());
    }

    // what is typed

    public String getArticle() {
        return article;
    }

    public void setArticle(String article) {
        this.article = article;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) {
        this.description = description;
    }

    public String getLink() {
        return link;
    }

    public void setLink(String link) {
        this.link = link;
    }

    public String getProducer() {
        return producer;
    }

    public void setProducer(String producer) {
        this.producer = producer;
    }

    public String getCategory() {
        return category;
    }

    public void setCategory(String category) {
        this.category = category;
    }

    public String getUnit() {
        return unit;
    }

    public void setUnit(String unit) {
        this.unit = unit;
    }

    public Quantity getStep() {
        return step;
    }

    public void setStep(Quantity step) {
        this.step = step;
    }

    public Quantity getMinimum() {
        return minimum;
    }

    public void setMinimum(Quantity minimum) {
        this.minimum = minimum;
    }

    public Quantity getPersonMaximum() {
        return personMaximum;
    }

    public void setPersonMaximum(Quantity personMaximum) {
        this.personMaximum = personMaximum;
    }

    public Quantity getPackSize() {
        return packSize;
    }

    public void setPackSize(Quantity packSize) {
        this.packSize = packSize;
    }

    public boolean isSoldByRow() {
        return soldByRow;
    }

    public void setSoldByRow(boolean soldByRow) {
        this.soldByRow = soldByRow;
    }

    public Quantity getWeight() {
        return weight;
    }

    public void setWeight(Quantity weight) {
        this.weight = weight;
    }

    public UnitPrice getListedPrice() {
        return listedPrice;
    }

    public void setListedPrice(UnitPrice listedPrice) {
        this.listedPrice = listedPrice;
    }

    public boolean isListedNet() {
        return listedNet;
    }

    public void setListedNet(boolean listedNet) {
        this.listedNet = listedNet;
    }

    public BigDecimal getVatRate() {
        return vatRate;
    }

    public void setVatRate(BigDecimal vatRate) {
        this.vatRate = vatRate;
    }

    public UnitPrice getRetailPrice() {
        return retailPrice;
    }

    public void setRetailPrice(UnitPrice retailPrice) {
        this.retailPrice = retailPrice;
    }

    public Part getPhoto() {
        return photo;
    }

    public void setPhoto(Part photo) {
        this.photo = photo;
    }

    public boolean isWithoutPhoto() {
        return withoutPhoto;
    }

    public void setWithoutPhoto(boolean withoutPhoto) {
        this.withoutPhoto = withoutPhoto;
    }
}
