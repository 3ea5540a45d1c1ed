package org.artel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.artel.testing.Api;
import org.artel.testing.PostBox;
import org.artel.testing.TestPortal;

/** Somebody in front of the portal's pages: what a person does, in the words of the field. */
final class Person {

    private final Page page;

    Person(Page page) {
        this.page = page;
    }

    Page page() {
        return page;
    }

    /** A member who stands in the database already. */
    static Person signedIn(Page page, Api member) {
        return new Person(page).signIn(member.get("me").ok().value("email"), TestPortal.PASSWORD);
    }

    Person open(String path) {
        page.navigate(path);
        return this;
    }

    Person register(String email, String nickname, String password) {
        open("register");
        fill("email", email);
        fill("nickname", nickname);
        page.locator("#rules").check();
        press("join").sees("Look into your mailbox");
        return open(PostBox.await(email, "Become a member of Artel").link()).fill("password", password).press("join");
    }

    Person signIn(String email, String password) {
        open("sign-in");
        fill("email", email);
        fill("password", password);
        press("enter");
        assertThat(page.locator("details.menu")).hasCount(1);
        return this;
    }

    /** Fills in the field with this id. */
    Person fill(String id, String value) {
        page.locator("[id='" + id + "']").fill(value);
        return this;
    }

    /** What has this label. */
    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    /** Types how much of a lot is wanted. */
    Person quantity(String lot, String units) {
        field("Quantity of " + lot).fill(units);
        return this;
    }

    /** Adds so many steps of a lot, with the mouse or a finger. */
    Person add(String lot, int steps) {
        for (int i = 0; i < steps; i++) {
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("More: Quantity of " + lot).setExact(true)).click();
        }
        return this;
    }

    /** Follows the first link that says this. */
    Person click(String words) {
        Locator link = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(words).setExact(true)).first();
        page.waitForNavigation(link::click);
        return this;
    }

    /** The bell rings, and its newest sentence is this one. */
    Person hears(String sentence) {
        open("notices");
        assertThat(page.locator("a.bell b")).isVisible();
        assertThat(page.locator(".list > li.new a.head").first()).hasText(sentence);
        return this;
    }

    /** What a link leads to that is no page. */
    String download(String path) {
        return page.request().get(path).text();
    }

    Person upload(String id, Path file) {
        page.locator("[id='" + id + "']").setInputFiles(file);
        return this;
    }

    /** Presses the button with this id, by the keyboard: that is how it also has to work; waits for the answer's page. */
    Person press(String id) {
        Locator button = page.locator("[id='" + id + "']");
        button.focus();
        page.waitForNavigation(() -> page.keyboard().press("Enter"));
        return this;
    }

    Person sees(String words) {
        assertThat(page.locator("main")).containsText(words);
        return this;
    }
}
