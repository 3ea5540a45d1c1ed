package org.artel.portal;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** The demo town as {@code demo/portal.json} describes it. Sums and rates are decimal numbers in text. */
public record DemoTown(City city, String currency, String jurisdiction, List<Member> members, List<Section> sections,
        List<Supplier> suppliers, List<Purchase> purchases, List<Past> past, List<Running> running, Map<String, List<String>> texts, List<Wish> wishes, List<Deeds> deeds, List<Talk> topics) {

    public record City(String name, String nameRu, String timeZone) {
    }

    public record Member(String nickname, String email, String language, List<String> roles) {
    }

    public record Section(String key, String parent, String name, String nameRu, String description, String descriptionRu,
            Integer ageLimit, String percentCap, boolean purchases) {
    }

    public record Supplier(String key, String name, String description, String site, String contacts) {
    }

    public record Charge(String name, String basis, String expectedRate) {
    }

    public record Point(String name, String address, String fee) {
    }

    /** A size row: one lot whose sizes are sold only together, each so many times. */
    public record SizeRow(String article, String name, String category, String price, String retailPrice, String weight,
            List<String> sizes) {
    }

    /**
     * A purchase of these days.
     *
     * @param stage       where it ends up
     * @param stopInHours from the load; negative: the Stop has been
     * @param list        a price list as text, headings first; empty for none
     */
    public record Purchase(String key, String section, String organizer, String supplier, String stage, int openedDaysAgo,
            int stopInHours, int orders, int posts, String language, String title, String conditions, String percent,
            String paymentMode, String depositPercent, String minimumSum, String minimumWeight, String shortageRule,
            String priceRiseLimit, List<Charge> delivery, List<Point> pickupPoints, String list, List<SizeRow> sizeRows) {
    }

    /** Purchases of past years in the shape of a present one; {@code end}: the stage in which the story leaves them. */
    public record Past(String section, String organizer, String supplier, String copyOf, String title, List<Integer> years,
            int orders, int posts, String language, String end) {
    }

    /** A purchase in the shape of another one that stopped some days ago and is on its way: {@code end} says how far it has come. */
    public record Running(String section, String organizer, String supplier, String copyOf, String title, int stoppedDaysAgo,
            int orders, int posts, String language, String end) {
    }

    public record Wish(String section, String author, String title, String text, String amount, String supplier, int supporters) {
    }

    /** What happened in a purchase of these days beside orders and posts; {@code coOrganizer} may be null. */
    public record Deeds(String purchase, String coOrganizer, String announcement, String asker, String question, String answer) {
    }

    public record Talk(String section, String author, String title, String language, boolean pinned, String text, int replies) {
    }

    static DemoTown read() throws IOException {
        try (InputStream json = DemoTown.class.getResourceAsStream("/demo/portal.json"); Jsonb jsonb = JsonbBuilder.create()) {
            return jsonb.fromJson(json, DemoTown.class);
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the demo town cannot be read", e);
        }
    }

    static BigDecimal number(String text) {
        return text == null || text.isBlank() ? null : new BigDecimal(text);
    }
}
