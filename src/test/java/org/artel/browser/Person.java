package org.artel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Path;

/** Somebody in front of the portal's pages: what a person does, in the words of the field. */
final class Person {

    private final Page page;

    Person(Page page) {
        this.page = page;
    }

    Page page() {
        return page;
    }

    Person open(String path) {
        page.navigate(path);
        return this;
    }

    Person register(String email, String nickname, String password) {
        open("register");
        fill("email", email);
        fill("nickname", nickname);
        fill("password", password);
        page.locator("#rules").check();
        press("join");
        return this;
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

    Person choose(String id, String label) {
        page.locator("[id='" + id + "']").selectOption(new SelectOption().setLabel(label));
        return this;
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
