package org.artel.forum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.artel.common.Refused;
import org.junit.jupiter.api.Test;

class PostTest {

    private static final Instant NOON = Instant.parse("2026-05-26T12:00:00Z");

    @Test
    void pagesHoldFiftyPosts() {
        assertEquals(1, Post.pageOf(1));
        assertEquals(1, Post.pageOf(50));
        assertEquals(2, Post.pageOf(51));
        assertEquals(2000, Post.pageOf(100_000));
        assertEquals(1, new TopicRow(null, 0, 1, NOON, null).pages());
        assertEquals(3, new TopicRow(null, 101, 1, NOON, null).pages());
    }

    @Test
    void textIsRenderedWhenItIsSaved() {
        Post post = new Post(1, PostKind.TEXT, 7, null, "*now*", NOON);
        assertEquals("<p><em>now</em></p>\n", post.html());
        post.edit("**later**", NOON.plusSeconds(60));
        assertEquals("<p><strong>later</strong></p>\n", post.html());
        assertEquals(1, post.edits());
        assertEquals(NOON.plusSeconds(60), post.editedAt());
    }

    @Test
    void orderPostKeepsNoTextOfItsOwn() {
        assertNull(new Post(1, PostKind.ORDER, 7, 12L, null, NOON).html());
        assertFalse(PostKind.ORDER.keepsText());
        assertTrue(PostKind.ANNOUNCEMENT.keepsText());
    }

    @Test
    void titleIsOneLineOfAtMost150Characters() {
        assertEquals("Linden honey", new Topic(1, TopicKind.TALK, "  Linden\n honey ", 7, NOON).title());
        assertEquals("forum.titleMissing", assertThrows(Refused.class, () -> new Topic(1, TopicKind.TALK, " ", 7, NOON)).key());
        assertEquals("forum.titleTooLong",
                assertThrows(Refused.class, () -> new Topic(1, TopicKind.TALK, "x".repeat(151), 7, NOON)).key());
    }

    @Test
    void purchaseThreadIsNotListedBeforeItIsAnnounced() {
        assertFalse(new Topic(1, TopicKind.PURCHASE, "Honey", 7, NOON).isListed());
        assertTrue(new Topic(1, TopicKind.TALK, "Honey", 7, NOON).isListed());
    }

    @Test
    void listGoesOnWhereItsCursorSays() {
        TopicCursor cursor = new TopicCursor(NOON.plusNanos(123_456_000), 42);
        assertEquals(cursor, TopicCursor.parse(cursor.toString()));
        assertNull(TopicCursor.parse(null));
        assertThrows(Refused.class, () -> TopicCursor.parse("1 OR 1=1"));
    }
}
