package org.artel.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.artel.account.City;
import org.artel.account.CityService;
import org.artel.account.MemberService;
import org.artel.account.RegisterCommand;
import org.artel.account.Roles;
import org.artel.common.PortalClock;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.UnitPrice;
import org.artel.forum.PostService;
import org.artel.forum.SectionForm;
import org.artel.forum.SectionService;
import org.artel.forum.TopicService;
import org.artel.forum.Viewing;
import org.artel.order.InterestService;
import org.artel.order.LineContent;
import org.artel.order.OrderService;
import org.artel.order.Replacement;
import org.artel.order.SaveOrder;
import org.artel.pricelist.ImportService;
import org.artel.pricelist.ListCorrection;
import org.artel.pricelist.Lot;
import org.artel.pricelist.LotContent;
import org.artel.pricelist.LotFilter;
import org.artel.pricelist.LotQuestionService;
import org.artel.pricelist.LotVariant;
import org.artel.pricelist.PricelistService;
import org.artel.purchase.AnnouncementService;
import org.artel.purchase.CoOrganizerService;
import org.artel.purchase.DeliveryBasis;
import org.artel.purchase.GoodsPolicyService;
import org.artel.purchase.PaymentMode;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.ShortageRule;
import org.artel.purchase.Stage;
import org.artel.purchase.SupplierService;
import org.artel.purchase.TermsCommand;
import org.artel.purchase.WishForm;
import org.artel.purchase.WishService;

/**
 * Plays the demo town's history in the order of its days, on a clock shifted for the loading thread alone: each deed is a
 * moment and a call of a service, sorted by the moment, so that limits, numbers and dates come out as they would have.
 */
@ApplicationScoped
class DemoHistory {

    private static final LocalDate FIRST_DAY = LocalDate.of(2021, Month.JANUARY, 11);
    /** The same town every time. */
    private static final long SEED = 20210111;
    private static final int CHANGED_ONE_IN = 4;
    private static final int ANONYMOUS_ONE_IN = 7;
    private static final int MOST_LOTS = 5;

    @Inject
    private PortalClock clock;
    @Inject
    private MemberService members;
    @Inject
    private CityService cities;
    @Inject
    private SectionService sections;
    @Inject
    private TopicService topics;
    @Inject
    private PostService posts;
    @Inject
    private SupplierService suppliers;
    @Inject
    private GoodsPolicyService policies;
    @Inject
    private PurchaseService purchases;
    @Inject
    private PricelistService pricelists;
    @Inject
    private ImportService imports;
    @Inject
    private OrderService orders;
    @Inject
    private InterestService interests;
    @Inject
    private WishService wishes;
    @Inject
    private CoOrganizerService coOrganizers;
    @Inject
    private AnnouncementService announcements;
    @Inject
    private LotQuestionService questions;
    @Inject
    private DemoSettlement settlement;

    /** One deed of the history. */
    private record Deed(Instant at, Runnable work) {
    }

    /** Runs the work on the town's first day. */
    long firstDay(Supplier<Long> work) {
        var result = new AtomicLong();
        clock.during(FIRST_DAY.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC), () -> result.set(work.get()));
        return result.get();
    }

    /** @param password of all the members */
    void play(DemoTown town, long administratorId, String password) {
        new Telling(town, administratorId, password).play();
    }

    /** One telling of the history: what has been made so far, by the names of the town's description. */
    private final class Telling {

        private final DemoTown town;
        private final long administratorId;
        private final String password;
        private final Random random = new Random(SEED);
        private final Instant now = clock.instant();
        private final ZoneId zone;
        private final Map<String, Long> memberIds = new HashMap<>();
        private final Map<String, Long> sectionIds = new HashMap<>();
        private final Map<String, Long> supplierIds = new HashMap<>();
        private final List<Deed> deeds = new ArrayList<>();
        /** By purchase and participant: the version of the order that the participant saw last. */
        private final Map<List<Long>, Long> lastChanges = new HashMap<>();
        private City city;

        Telling(DemoTown town, long administratorId, String password) {
            this.town = town;
            this.administratorId = administratorId;
            this.password = password;
            this.zone = ZoneId.of(town.city().timeZone());
        }

        void play() {
            firstDay(() -> {
                found();
                return administratorId;
            });
            town.topics().forEach(this::talk);
            town.wishes().forEach(this::wish);
            town.past().forEach(this::past);
            town.running().forEach(this::running);
            town.purchases().forEach(this::present);
            deeds.sort(Comparator.comparing(Deed::at));
            for (Deed deed : deeds) {
                clock.during(deed.at(), deed.work());
            }
        }

        private void found() {
            city = cities.all().get(0);
            memberIds.put(town.members().get(0).nickname(), administratorId);
            for (DemoTown.Member member : town.members()) {
                long id = memberIds.computeIfAbsent(member.nickname(), nickname -> members.register(
                        new RegisterCommand(member.email(), nickname, password, city.id(), member.language(), true)));
                members.confirmAge(id);
                if (!member.roles().isEmpty()) {
                    members.grantRoles(administratorId, id, new Roles(member.roles().contains("ORGANIZER"),
                            member.roles().contains("MODERATOR"), member.roles().contains("ADMINISTRATOR")));
                }
                if (member.roles().contains("TRUSTED")) {
                    members.trust(moderatorId(), id, true);
                }
            }
            policies.seed(town.jurisdiction());
            int position = 0;
            for (DemoTown.Section section : town.sections()) {
                sectionIds.put(section.key(), sections.create(administratorId, new SectionForm(
                        section.parent() == null ? null : sectionIds.get(section.parent()), null, section.name(), section.nameRu(),
                        section.description(), section.descriptionRu(), position++, section.ageLimit(),
                        DemoTown.number(section.percentCap()), null, null, section.purchases(), null, null, null)));
            }
            for (DemoTown.Supplier supplier : town.suppliers()) {
                supplierIds.put(supplier.key(), suppliers.create(memberIds.get("Marina T"), new SupplierService.Card(supplier.name(),
                        supplier.description(), supplier.site(), supplier.contacts()), true));
            }
        }

        private long moderatorId() {
            return town.members().stream().filter(m -> m.roles().contains("MODERATOR") && !m.roles().contains("ADMINISTRATOR"))
                    .map(m -> memberIds.get(m.nickname())).findFirst().orElse(administratorId);
        }

        private void talk(DemoTown.Talk talk) {
            Instant start = evening(now.minus(Duration.ofDays(20L + random.nextInt(600))));
            var topicId = new AtomicLong();
            deeds.add(new Deed(start, () -> {
                topicId.set(topics.start(memberIds.get(talk.author()), sectionIds.get(talk.section()), talk.title(), talk.text(), null));
                if (talk.pinned()) {
                    topics.pin(talk.author().equals("Admin") ? moderatorId() : administratorId, topicId.get(), true, null);
                }
            }));
            for (int i = 1; i <= talk.replies(); i++) {
                String text = oneOf(town.texts().get(talk.language()));
                long author = oneOf(participants());
                deeds.add(new Deed(start.plus(Duration.ofMinutes(47L * i * i)), () -> posts.write(author, topicId.get(), text, null)));
            }
        }

        private void wish(DemoTown.Wish wish) {
            Instant written = evening(now.minus(Duration.ofDays(3L + random.nextInt(20))));
            var topicId = new AtomicLong();
            deeds.add(new Deed(written, () -> topicId.set(wishes.write(memberIds.get(wish.author()), sectionIds.get(wish.section()),
                    new WishForm(wish.title(), wish.text(), null, wish.amount(), wish.supplier())))));
            List<Long> supporters = new ArrayList<>(participants());
            supporters.remove(memberIds.get(wish.author()));
            Collections.shuffle(supporters, random);
            for (int i = 0; i < wish.supporters(); i++) {
                long supporter = supporters.get(i);
                deeds.add(new Deed(written.plus(Duration.ofHours(1 + 7L * i)), () -> wishes.support(supporter, topicId.get())));
            }
        }

        private DemoTown.Purchase shape(String key) {
            return town.purchases().stream().filter(p -> p.key().equals(key)).findFirst().orElseThrow();
        }

        private void running(DemoTown.Running running) {
            Instant stops = now.minus(Duration.ofDays(running.stoppedDaysAgo())).minus(Duration.ofHours(1));
            tell(new Plan(shape(running.copyOf()), running.section(), running.organizer(), running.supplier(), running.title(),
                    stops.minus(Duration.ofDays(9)), stops, running.end(), running.orders(), running.posts(), running.language()));
        }

        private void past(DemoTown.Past past) {
            DemoTown.Purchase shape = shape(past.copyOf());
            for (int year : past.years()) {
                Instant opens = LocalDate.of(year, Month.FEBRUARY, 1).plusDays(random.nextInt(200)).atTime(10, 0).atZone(zone).toInstant();
                if (opens.isAfter(now.minus(Duration.ofDays(60)))) {
                    continue;
                }
                var plan = new Plan(shape, past.section(), past.organizer(), past.supplier(),
                        past.title().replace("{year}", String.valueOf(year)), opens, opens.plus(Duration.ofDays(14)),
                        past.end(), past.orders(), past.posts(), past.language());
                tell(plan);
            }
        }

        private void present(DemoTown.Purchase purchase) {
            Instant opens = now.minus(Duration.ofDays(purchase.openedDaysAgo())).minus(Duration.ofHours(2));
            AtomicLong id = tell(new Plan(purchase, purchase.section(), purchase.organizer(), purchase.supplier(), purchase.title(), opens,
                    now.plus(Duration.ofHours(purchase.stopInHours())), purchase.stage(), purchase.orders(), purchase.posts(),
                    purchase.language()));
            if (purchase.stage().equals("ANNOUNCED")) {
                interested(id, opens);
            }
            town.deeds().stream().filter(d -> d.purchase().equals(purchase.key()))
                    .forEach(d -> organized(d, id, memberIds.get(purchase.organizer()), opens));
        }

        /** Two of three say that they want something, before orders open. */
        private void interested(AtomicLong purchaseId, Instant announced) {
            for (long member : participants()) {
                long seed = random.nextLong();
                if (random.nextInt(3) > 0) {
                    deeds.add(new Deed(announced.plus(Duration.ofMinutes(20 + random.nextInt(1_200))), () -> {
                        Random dice = new Random(seed);
                        Lot lot = oneOf(pricelists.lots(purchaseId.get(), LotFilter.ALL, 0, 100), dice);
                        LotVariant variant = oneOf(pricelists.variantsOf(List.of(lot.id())).get(lot.id()), dice);
                        interests.want(member, purchaseId.get(), Map.of(variant.id(), Quantity.of(1 + dice.nextInt(3))));
                    }));
                }
            }
        }

        private void organized(DemoTown.Deeds deed, AtomicLong purchaseId, long organizer, Instant opens) {
            if (deed.coOrganizer() != null) {
                deeds.add(new Deed(opens.plus(Duration.ofHours(2)), () -> {
                    coOrganizers.invite(purchaseId.get(), organizer, deed.coOrganizer(), true);
                    coOrganizers.answer(purchaseId.get(), memberIds.get(deed.coOrganizer()), true);
                }));
            }
            var question = new AtomicLong();
            deeds.add(new Deed(opens.plus(Duration.ofHours(20)), () -> question.set(questions.ask(
                    pricelists.lots(purchaseId.get(), LotFilter.ALL, 0, 1).get(0).id(), memberIds.get(deed.asker()), deed.question()))));
            deeds.add(new Deed(opens.plus(Duration.ofHours(23)), () -> questions.answer(question.get(), organizer, deed.answer(),
                    new Viewing(organizer, Locale.ENGLISH, zone, false))));
            deeds.add(new Deed(now.minus(Duration.ofHours(5)), () -> announcements.announce(purchaseId.get(), organizer, deed.announcement())));
        }

        /** @param end any stage */
        private record Plan(DemoTown.Purchase shape, String section, String organizer, String supplier, String title, Instant opens,
                Instant stops, String end, int orders, int posts, String language) {
        }

        /** @return where the purchase's id will be, once the history has come to it */
        private AtomicLong tell(Plan plan) {
            long organizer = memberIds.get(plan.organizer());
            var id = new AtomicLong();
            deeds.add(new Deed(plan.opens().minus(Duration.ofHours(30)), () -> id.set(draft(plan, organizer))));
            if (!plan.end().equals("DRAFT")) {
                deeds.add(new Deed(plan.opens().minus(Duration.ofHours(3)), () -> publish(plan, organizer, id.get())));
            }
            if (Set.of("DRAFT", "REVIEW").contains(plan.end())) {
                return id;
            }
            if (!plan.end().equals("ANNOUNCED")) {
                deeds.add(new Deed(plan.opens(), () -> {
                    if (purchases.byId(id.get()).stage() != Stage.OPEN) {
                        purchases.open(id.get(), organizer);
                    }
                }));
                orders(plan, organizer, id);
            }
            posts(plan, organizer, id);
            if (EnumSet.range(Stage.STOPPED, Stage.CLOSED).contains(Stage.valueOf(plan.end())) || plan.end().equals("FAILED")) {
                deeds.add(new Deed(plan.stops().minus(Duration.ofMinutes(5)),
                        () -> purchases.stop(id.get(), organizer, "The supplier's date has come.")));
                settlement.steps(plan.stops(), Stage.valueOf(plan.end())).forEach((at, step) -> deeds.add(new Deed(at, () -> step.on(
                        new DemoSettlement.Case(id.get(), organizer, moderatorId(), plan.language()), LocalDate.ofInstant(at, zone)))));
            } else if (plan.end().equals("CANCELLED")) {
                String reason = plan.language().equals("ru") ? "Поставщик поднял цены, выкупать невыгодно."
                        : "The supplier raised the prices, it is not worth it any more.";
                deeds.add(new Deed(plan.stops().minus(Duration.ofMinutes(9)), () -> purchases.cancel(id.get(), organizer, reason)));
            }
            return id;
        }

        private long draft(Plan plan, long organizer) {
            DemoTown.Purchase shape = plan.shape();
            long id = purchases.draft(organizer, sectionIds.get(plan.section()), plan.title());
            TermsCommand terms = purchases.terms(id);
            terms.setSupplierId(supplierIds.get(plan.supplier()));
            terms.setConditions(shape.conditions());
            terms.setPercent(DemoTown.number(shape.percent()));
            terms.setPaymentMode(PaymentMode.valueOf(shape.paymentMode()));
            terms.setDepositPercent(DemoTown.number(shape.depositPercent()));
            terms.setMinimumSum(DemoTown.number(shape.minimumSum()));
            terms.setMinimumWeight(DemoTown.number(shape.minimumWeight()));
            terms.setShortageRule(ShortageRule.valueOf(shape.shortageRule()));
            terms.setPriceRiseLimit(DemoTown.number(shape.priceRiseLimit()));
            terms.setStopAt(plan.stops());
            terms.setPaymentDue(plan.stops().plus(Duration.ofDays(5)).atZone(zone).toLocalDate());
            terms.setCharges(shape.delivery().stream().map(charge -> {
                var one = new TermsCommand.Charge();
                one.setName(charge.name());
                one.setBasis(DeliveryBasis.valueOf(charge.basis()));
                one.setExpectedRate(DemoTown.number(charge.expectedRate()));
                return one;
            }).toList());
            terms.setPoints(shape.pickupPoints().stream().map(point -> {
                var one = new TermsCommand.Point();
                one.setName(point.name());
                one.setAddress(point.address());
                one.setFee(DemoTown.number(point.fee()));
                return one;
            }).toList());
            purchases.changeTerms(id, organizer, terms, null);
            if (!shape.list().isEmpty()) {
                long upload = imports.upload(organizer, id, "price-list.csv", shape.list().getBytes(StandardCharsets.UTF_8));
                imports.apply(organizer, upload, ListCorrection.NONE, false);
            }
            if (shape.sizeRows() != null) {
                shape.sizeRows().forEach(row -> pricelists.add(organizer, id, sizeRow(row)));
            }
            return id;
        }

        private LotContent sizeRow(DemoTown.SizeRow row) {
            return new LotContent(row.article(), row.name(), "", "", "", null, "", row.category(), "", Quantity.of(1), null, null, null,
                    true, new Quantity(DemoTown.number(row.weight())), new UnitPrice(DemoTown.number(row.price())), false, null,
                    new UnitPrice(DemoTown.number(row.retailPrice())), row.sizes().stream()
                            .map(size -> new LotContent.Variant(null, "", "", size, "", 1, null, null, null)).toList());
        }

        private void publish(Plan plan, long organizer, long id) {
            boolean opensAtOnce = !Set.of("ANNOUNCED", "REVIEW").contains(plan.end());
            if (members.byId(organizer).isTrusted()) {
                if (opensAtOnce) {
                    purchases.open(id, organizer);
                } else {
                    purchases.announce(id, organizer);
                }
                return;
            }
            purchases.submit(id, organizer);
            if (!plan.end().equals("REVIEW")) {
                purchases.approve(id, moderatorId(), opensAtOnce);
            }
        }

        private void orders(Plan plan, long organizer, AtomicLong id) {
            List<Long> buyers = new ArrayList<>(participants());
            buyers.remove(organizer);
            Collections.shuffle(buyers, random);
            Instant until = plan.stops().isBefore(now) ? plan.stops().minus(Duration.ofHours(1)) : now.minus(Duration.ofMinutes(3));
            long minutes = Duration.between(plan.opens(), until).toMinutes();
            for (int i = 0; i < Math.min(plan.orders(), buyers.size()); i++) {
                long buyer = buyers.get(i);
                long seed = random.nextLong();
                Instant first = plan.opens().plus(Duration.ofMinutes(1 + random.nextLong(Math.max(1, minutes - 2))));
                deeds.add(new Deed(first, () -> order(id.get(), buyer, new Random(seed))));
                if (random.nextInt(CHANGED_ONE_IN) == 0) {
                    Instant later = first.plus(Duration.between(first, until).dividedBy(2));
                    deeds.add(new Deed(later, () -> order(id.get(), buyer, new Random(seed + 1))));
                }
            }
        }

        private void order(long purchaseId, long buyer, Random dice) {
            List<Lot> lots = pricelists.lots(purchaseId, LotFilter.ALL, 0, 100);
            Map<Long, List<LotVariant>> variants = pricelists.variantsOf(lots.stream().map(Lot::id).toList());
            int wanted = 1 + dice.nextInt(Math.min(MOST_LOTS, lots.size()));
            var lines = new TreeMap<Long, SaveOrder.Line>();
            for (int i = 0; i < wanted; i++) {
                Lot lot = lots.get(dice.nextInt(lots.size()));
                List<LotVariant> choice = variants.get(lot.id());
                long variantId = choice.get(dice.nextInt(choice.size())).id();
                var content = new LineContent(Quantity.of(1 + dice.nextInt(lot.packSize() == null ? 2 : 4)), Quantity.ZERO,
                        dice.nextBoolean() ? Replacement.CANCEL : Replacement.ANY, List.of(), "");
                lines.put(variantId, new SaveOrder.Line(variantId, content, null, null));
            }
            try {
                Long seen = lastChanges.get(List.of(purchaseId, buyer));
                lastChanges.put(List.of(purchaseId, buyer), orders.save(new SaveOrder(buyer, purchaseId, null, seen,
                        new ArrayList<>(lines.values()), dice.nextInt(ANONYMOUS_ONE_IN) == 0, null, null)).changeNo());
            } catch (Refused sold) {
                if (!sold.key().equals("order.stock")) {
                    throw sold;
                }
            }
        }

        private void posts(Plan plan, long organizer, AtomicLong id) {
            Instant until = plan.stops().isBefore(now) ? plan.stops() : now;
            Duration step = Duration.between(plan.opens(), until).dividedBy(plan.posts() + 1);
            String language = plan.language();
            List<String> answers = town.texts().get(language.equals("ru") ? "organizerRu" : "organizerEn");
            for (int i = 1; i <= plan.posts(); i++) {
                boolean answer = i % 3 == 0;
                long author = answer ? organizer : oneOf(participants());
                String text = oneOf(answer ? answers : town.texts().get(language));
                deeds.add(new Deed(plan.opens().plus(step.multipliedBy(i)), () -> posts.write(author, topicOf(id.get()), text, null)));
            }
        }

        private long topicOf(long purchaseId) {
            Purchase purchase = purchases.byId(purchaseId);
            return purchase.topicId();
        }

        private List<Long> participants() {
            return town.members().stream().filter(m -> !m.roles().contains("ADMINISTRATOR"))
                    .map(m -> memberIds.get(m.nickname())).toList();
        }

        private Instant evening(Instant day) {
            return day.atZone(zone).toLocalDate().atTime(19, random.nextInt(60)).atZone(zone).toInstant();
        }

        private <T> T oneOf(List<T> choice) {
            return oneOf(choice, random);
        }

        private <T> T oneOf(List<T> choice, Random dice) {
            return choice.get(dice.nextInt(choice.size()));
        }
    }
}
