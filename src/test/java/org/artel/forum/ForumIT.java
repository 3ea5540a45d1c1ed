package org.artel.forum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.artel.common.PortalClock;
import org.artel.common.Refused;
import org.artel.testing.OrderFixture;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The forum's rules through its services, on the real database. */
@ArquillianTest
class ForumIT {

    private static final Viewing GUEST = new Viewing(null, Locale.ENGLISH, ZoneOffset.UTC, false);

    @Resource(lookup = "java:app/jdbc/artel")
    private DataSource database;
    @Resource
    private ManagedExecutorService executor;
    @Inject
    private TopicService topics;
    @Inject
    private PostService posts;
    @Inject
    private SectionService sections;
    @Inject
    private DraftService drafts;
    @Inject
    private PortalClock clock;

    private OrderFixture fixture;
    private long section;
    private long anna;
    private long boris;
    private long moderator;

    @BeforeEach
    void members() throws SQLException {
        fixture = new OrderFixture(database);
        section = fixture.section();
        List<OrderFixture.Person> people = fixture.members(3);
        anna = people.get(0).id();
        boris = people.get(1).id();
        moderator = people.get(2).id();
        sql("UPDATE member SET moderator = TRUE WHERE id = ?", moderator);
    }

    @Test
    void numbersHaveNoGapsHoweverManyWriteAtOnce() throws Exception {
        long topic = topics.start(anna, section, "Everybody writes", "first", null);
        int writers = 8;
        int each = 25;
        List<OrderFixture.Person> people = fixture.members(writers);
        Instant start = Instant.now().truncatedTo(ChronoUnit.MICROS);
        List<Future<?>> running = new ArrayList<>();
        for (OrderFixture.Person person : people) {
            running.add(executor.submit(() -> {
                for (int i = 0; i < each; i++) {
                    int n = i;
                    // a minute holds twelve posts of one member
                    clock.during(start.plusSeconds(10L * i), () -> posts.write(person.id(), topic, "post " + n, null));
                }
            }));
        }
        for (Future<?> one : running) {
            one.get();
        }
        int expected = 1 + writers * each;
        List<Integer> numbers = new ArrayList<>();
        for (int page = 1; page <= (expected + 49) / 50; page++) {
            topics.posts(topic, page, GUEST).forEach(p -> numbers.add(p.post().number()));
        }
        assertEquals(IntStream.rangeClosed(1, expected).boxed().toList(), numbers);
        assertEquals(expected, topics.requireVisible(topic, null).posts());
    }

    @Test
    void refusedPostLeavesNoGap() {
        long topic = topics.start(anna, section, "Gaps", "first", null);
        refused("forum.textMissing", () -> posts.write(boris, topic, "  ", null));
        refused("forum.textTooLong", () -> posts.write(boris, topic, "x".repeat(Post.TEXT_MAX + 1), null));
        posts.write(boris, topic, "second", null);
        assertEquals(List.of(1, 2), topics.posts(topic, 1, GUEST).stream().map(v -> v.post().number()).toList());
    }

    @Test
    void pageBehindTheLastDoesNotExist() {
        long topic = topics.start(anna, section, "Short", "only one", null);
        assertEquals(Refused.Kind.NOT_FOUND, assertThrows(Refused.class, () -> topics.page(topic, 2, GUEST)).kind());
        assertEquals(Refused.Kind.NOT_FOUND, assertThrows(Refused.class, () -> topics.page(topic, 0, GUEST)).kind());
    }

    @Test
    void hiddenPostIsReadByItsAuthorAndModeratorsOnly() {
        long topic = topics.start(anna, section, "Hiding", "first", null);
        long post = posts.write(boris, topic, "rude words", null);
        posts.hide(moderator, post, "rude");
        assertNull(posts.view(post, GUEST).html());
        assertNull(posts.view(post, as(anna)).html());
        assertNotNull(posts.view(post, as(boris)).html());
        assertNotNull(posts.view(post, as(moderator)).html());
        assertEquals("rude", posts.view(post, GUEST).post().hiddenReason());
        assertThrows(Refused.class, () -> posts.history(post, GUEST));
        assertThrows(Refused.class, () -> posts.quoteOf(post, as(anna)));
        refused("forum.hiddenPost", () -> posts.edit(boris, post, "kind words", null));
        posts.restore(moderator, post);
        assertNotNull(posts.view(post, GUEST).html());
    }

    @Test
    void nobodyModeratesTheOwnThreadOrTheOwnPost() {
        long own = topics.start(moderator, section, "A moderator's own", "first", null);
        long post = posts.write(anna, own, "disagrees", null);
        refused("refused.ownThread", () -> posts.hide(moderator, post, "disagrees"));
        refused("refused.ownThread", () -> topics.close(moderator, own, null));
        refused("refused.ownThread", () -> topics.pin(moderator, own, true, null));
        refused("refused.ownThread", () -> topics.hide(moderator, own, "mine"));
        long other = topics.start(anna, section, "Anna's", "first", null);
        long mine = posts.write(moderator, other, "mine", null);
        refused("forum.ownPost", () -> posts.hide(moderator, mine, "mine"));
        refused("refused.forbidden", () -> posts.hide(anna, mine, "it is my thread, but plain talk"));
    }

    @Test
    void organizerHidesPostsOfOthersInTheOwnPurchase() {
        long thread = topics.openThread(section, "Honey", anna);
        assertEquals(Refused.Kind.NOT_FOUND, assertThrows(Refused.class, () -> posts.write(boris, thread, "early", null)).kind());
        topics.list(thread);
        long post = posts.write(boris, thread, "off topic", null);
        long order = posts.append(thread, PostKind.ORDER, boris, 1L, null);
        posts.hide(anna, post, "off topic");
        posts.restore(anna, post);
        refused("forum.notHideable", () -> posts.hide(anna, order, "an order"));
        posts.hide(moderator, post, "rude");
        refused("refused.ownThread", () -> posts.restore(anna, post));
    }

    @Test
    void lastAuthorOfAnOrderIsNotNamedInLists() {
        long thread = topics.openThread(section, "Tea", anna);
        topics.list(thread);
        posts.append(thread, PostKind.ORDER, boris, 1L, null);
        assertNull(topics.requireVisible(thread, null).lastAuthorId());
        assertTrue(posts.lastOf(boris, 10, GUEST).isEmpty());
    }

    @Test
    void everyTextThatAPostHadIsKept() {
        long topic = topics.start(anna, section, "History", "first", null);
        long post = posts.write(boris, topic, "one", null);
        posts.edit(boris, post, "two", 0);
        posts.edit(boris, post, "three", 1);
        assertEquals(List.of("three", "two", "one"), posts.history(post, GUEST).stream().map(PostVersion::markdown).toList());
        assertEquals("<p>three</p>\n", posts.view(post, GUEST).html());
        assertEquals(Refused.Kind.STALE, assertThrows(Refused.class, () -> posts.edit(boris, post, "four", 1)).kind());
        refused("refused.forbidden", () -> posts.edit(anna, post, "not mine", null));
        refused("refused.forbidden", () -> posts.edit(moderator, post, "moderators hide, they do not rewrite", null));
    }

    @Test
    void closedThreadTakesNoPostsButAModerators() {
        long topic = topics.start(anna, section, "Closed", "first", null);
        topics.close(moderator, topic, null);
        refused("forum.closed", () -> posts.write(anna, topic, "one more", null));
        posts.write(moderator, topic, "closed because it is settled", null);
        topics.reopen(moderator, topic, null);
        posts.write(anna, topic, "one more", null);
    }

    @Test
    void whoWritesTooMuchHasToWaitByThePortalsClock() {
        long topic = topics.start(anna, section, "Flood", "first", null);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        clock.during(now, () -> IntStream.range(0, 12).forEach(i -> posts.write(boris, topic, "post " + i, null)));
        clock.during(now.plusSeconds(30), () -> {
            Refused no = assertThrows(Refused.class, () -> posts.write(boris, topic, "one too many", null));
            assertEquals(Refused.Kind.TOO_OFTEN, no.kind());
        });
        clock.during(now.plusSeconds(61), () -> posts.write(boris, topic, "a minute later", null));
        assertEquals(14, topics.requireVisible(topic, null).posts());
    }

    @Test
    void samePostSentTwiceCountsOnce() {
        long topic = topics.start(anna, section, "Twice", "first", null);
        long first = posts.write(boris, topic, "once", "key-1");
        assertEquals(first, posts.write(boris, topic, "once", "key-1"));
        refused("refused.idempotency", () -> posts.write(boris, topic, "another", "key-1"));
        assertEquals(2, topics.requireVisible(topic, null).posts());
        long thread = topics.start(anna, section, "Thread once", "text", "key-2");
        assertEquals(thread, topics.start(anna, section, "Thread once", "text", "key-2"));
    }

    @Test
    void draftOutlivesARefusedAttemptAndGoesWithThePost() {
        long topic = topics.start(anna, section, "Draft", "first", null);
        topics.close(moderator, topic, null);
        drafts.save(boris, "topic:" + topic, "long thoughts");
        refused("forum.closed", () -> posts.write(boris, topic, "long thoughts", null));
        assertEquals("long thoughts", drafts.get(boris, "topic:" + topic).orElseThrow().content());
        assertTrue(drafts.get(anna, "topic:" + topic).isEmpty());
        topics.reopen(moderator, topic, null);
        posts.write(boris, topic, "long thoughts", null);
        assertTrue(drafts.get(boris, "topic:" + topic).isEmpty());
        for (int i = 0; i <= 100; i++) {
            drafts.save(boris, "section:" + i, "thought");
        }
        assertTrue(drafts.get(boris, "section:0").isEmpty(), "the oldest makes room");
        assertTrue(drafts.get(boris, "section:100").isPresent());
        refused("forum.draftPlace", () -> drafts.save(boris, "../etc", "x"));
    }

    @Test
    void ageLimitedSectionDoesNotExistBeforeTheAgeIsConfirmed() throws SQLException {
        long limited = fixture.section();
        sql("UPDATE member SET age_confirmed_at = created_at WHERE id = ?", anna);
        sql("UPDATE section SET age_limit = 18, revision = revision + 1 WHERE id = ?", limited);
        long topic = topics.start(anna, limited, "For adults", "first", null);
        assertTrue(sections.visibleTo(anna).contains(limited));
        assertFalse(sections.visibleTo(null).contains(limited));
        assertFalse(sections.visibleTo(boris).contains(limited));
        for (Executable attempt : List.<Executable>of(() -> topics.page(topic, 1, GUEST), () -> topics.page(topic, 1, as(boris)),
                () -> topics.list(limited, null, 10, boris), () -> posts.write(boris, topic, "I am six", null),
                () -> topics.start(boris, limited, "Mine", "text", null))) {
            assertEquals(Refused.Kind.NOT_FOUND, assertThrows(Refused.class, attempt).kind());
        }
        assertEquals(1, topics.posts(topic, 1, as(anna)).size());
        assertEquals(18, sections.effective(limited).ageLimit());
    }

    @Test
    void listGoesOnAfterItsCursorWithPinnedThreadsFirst() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        List<Long> started = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int n = i;
            clock.during(now.plusSeconds(i), () -> started.add(topics.start(anna, section, "Thread " + n, "text", null)));
        }
        topics.pin(moderator, started.get(0), true, null);
        TopicList first = topics.list(section, null, 2, null);
        assertEquals(List.of(started.get(0)), first.pinned().stream().map(r -> r.topic().id()).toList());
        assertEquals(List.of(started.get(4), started.get(3)), first.rows().stream().map(r -> r.topic().id()).toList());
        TopicList second = topics.list(section, TopicCursor.parse(first.next().toString()), 2, null);
        assertEquals(List.of(started.get(2), started.get(1)), second.rows().stream().map(r -> r.topic().id()).toList());
        assertNull(second.next());
        topics.hide(moderator, started.get(4), "spam");
        assertEquals(started.get(3), topics.list(section, null, 2, null).rows().get(0).topic().id());
        assertThrows(Refused.class, () -> topics.requireVisible(started.get(4), boris));
    }

    @Test
    void reportWaitsForAModeratorWhoseThreadItIsNot() {
        long topic = topics.start(moderator, section, "The moderator's", "first", null);
        long post = posts.write(anna, topic, "questionable", null);
        long report = posts.report(boris, post, "questionable");
        refused("forum.reportedAlready", () -> posts.report(boris, post, "again"));
        refused("forum.ownReport", () -> posts.report(anna, post, "mine"));
        refused("refused.ownThread", () -> posts.resolve(moderator, report));
        assertTrue(posts.openReports(as(moderator), report - 1, 100).stream().noneMatch(r -> r.report().id() == report));
        refused("refused.forbidden", () -> posts.resolve(anna, report));
    }

    @Test
    void quoteCarriesTheNameThatTheViewerMayKnow() {
        long topic = topics.start(anna, section, "Quotes", "is it *linden*?", null);
        long first = topics.posts(topic, 1, GUEST).get(0).post().id();
        String quote = posts.quoteOf(first, as(boris));
        assertTrue(quote.endsWith("> is it *linden*?\n\n"), quote);
        assertTrue(quote.contains("[#1](/post/" + first + ")"), quote);
    }

    @Test
    void everythingFindableIsInTheChangeLog() throws SQLException {
        long before = newestChange();
        long topic = topics.start(anna, section, "Found", "text", null);
        long post = posts.write(boris, topic, "text", null);
        posts.edit(boris, post, "other text", null);
        posts.hide(moderator, post, "why not");
        topics.rename(anna, topic, "Found again", null);
        assertEquals(3, changes("post", post, before));
        assertEquals(2, changes("topic", topic, before));
    }

    private long newestChange() throws SQLException {
        return number("SELECT COALESCE(MAX(id), 0) FROM change_log");
    }

    private int changes(String entity, long id, long after) throws SQLException {
        return (int) number("SELECT COUNT(*) FROM change_log WHERE entity = '" + entity + "' AND entity_id = " + id + " AND id > " + after);
    }

    private long number(String query) throws SQLException {
        try (Connection connection = database.getConnection(); var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void sql(String update, long id) throws SQLException {
        try (Connection connection = database.getConnection(); PreparedStatement statement = connection.prepareStatement(update)) {
            statement.setLong(1, id);
            statement.executeUpdate();
        }
    }

    private static Viewing as(long member) {
        return new Viewing(member, Locale.ENGLISH, ZoneOffset.UTC, false);
    }

    private static void refused(String key, Executable attempt) {
        assertEquals(key, assertThrows(Refused.class, attempt).key());
    }
}
