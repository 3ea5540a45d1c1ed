package org.artel.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.artel.common.ArtelDataSource;
import org.artel.testing.Api;
import org.artel.testing.OrderFixture;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The administrator's tree of sections: by the mouse on a desktop, by arrows on a phone. */
@ArquillianTest
@RunAsClient
class SectionsBrowserIT {

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());
    private final Api administrator = Api.administrator("Olga");
    private final String town = "Town " + UUID.randomUUID().toString().substring(0, 8);
    private long root;
    private long honey;
    private long tea;
    private long yarn;

    SectionsBrowserIT() throws SQLException {
    }

    @BeforeEach
    void threeSectionsBelowOne() {
        root = section(null, town, 1);
        honey = section(root, "Honey", 1);
        tea = section(root, "Tea", 2);
        yarn = section(root, "Yarn", 3);
    }

    @Test
    void aSectionIsDraggedBeforeAnotherOrBelowIt() throws SQLException {
        Person olga = Person.signedIn(chromium.visitor(Chromium.DESKTOP), administrator).open("admin/sections");
        drag(olga, yarn, honey, 4);
        assertEquals(List.of(yarn, honey, tea), below(root));
        drag(olga, tea, yarn, -4);
        assertEquals(List.of(yarn, honey), below(root));
        assertEquals(List.of(tea), below(yarn));
        drag(olga, yarn, tea, -4);
        olga.sees("A section cannot stand there.");
        assertEquals(List.of(yarn, honey), below(root), "nothing stands below itself");
        Chromium.check(olga.page());
    }

    @Test
    void anArrowMovesItOnAPhone() throws SQLException {
        Person olga = Person.signedIn(chromium.visitor(Chromium.PHONE), administrator).open("admin/sections");
        Locator up = row(olga, yarn).getByTitle("Move up");
        olga.page().waitForNavigation(up::click);
        assertEquals(List.of(honey, yarn, tea), below(root));
    }

    /** @param fromEdge pixels from the target's upper edge, or, when negative, from its lower one */
    private static void drag(Person person, long section, long onto, int fromEdge) {
        Locator target = row(person, onto);
        double height = target.boundingBox().height;
        person.page().waitForNavigation(() -> row(person, section).dragTo(target, new Locator.DragToOptions().setSourcePosition(4, 4)
                .setTargetPosition(60, fromEdge < 0 ? height + fromEdge : fromEdge)));
    }

    private static Locator row(Person person, long section) {
        return person.page().locator("[data-section='" + section + "']");
    }

    private long section(Long parent, String name, int position) {
        return administrator.post("sections", "{\"parentId\":" + parent + ",\"name\":\"" + name + "\",\"position\":" + position
                + ",\"purchases\":true}").ok().number("id");
    }

    private List<Long> below(long section) throws SQLException {
        List<Long> found = new ArrayList<>();
        fixture.each("SELECT id FROM section WHERE parent_id = ? ORDER BY position", row -> found.add(row.getLong(1)), section);
        return found;
    }
}
