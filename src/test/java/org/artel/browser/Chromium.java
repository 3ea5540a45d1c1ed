package org.artel.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.artel.testing.TestServer;
import org.junit.jupiter.api.Assumptions;

/** The machine's own Chromium, driven by Playwright, which is told to download none. */
final class Chromium implements AutoCloseable {

    static final int DESKTOP = 1280;
    static final int PHONE = 390;

    private static final List<String> PLACES = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable");
    private static final List<String> OPTIONS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync");
    private static final double PATIENCE = 30_000;

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(executable).setArgs(OPTIONS));
    }

    /** Skips the calling class where there is no Chromium; with {@code CI=true} fails it. */
    static Chromium start() {
        Optional<Path> executable = Optional.ofNullable(System.getenv("CHROMIUM")).map(Path::of)
                .or(() -> PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst());
        if (executable.isEmpty()) {
            String loud = "NO CHROMIUM FOUND (looked at the variable CHROMIUM and " + PLACES + "): THE BROWSER TESTS ARE SKIPPED.";
            System.err.println(loud);
            assertTrue(!"true".equals(System.getenv("CI")), loud);
            Assumptions.abort(loud);
        }
        return new Chromium(executable.get());
    }

    /** A fresh visitor: no cookies, English, light. */
    Page visitor(int width) {
        return visitor(width, "en-GB", ColorScheme.LIGHT);
    }

    Page visitor(int width, String locale, ColorScheme scheme) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions().setViewportSize(width, 900).setLocale(locale)
                .setColorScheme(scheme).setBaseURL(TestServer.url().toString()).setHasTouch(width <= PHONE));
        context.setDefaultTimeout(PATIENCE);
        return context.newPage();
    }

    /** No accessibility violation, nothing that sticks out to the right, no script error. */
    static void check(Page page) {
        var violations = new AxeBuilder(page).analyze().getViolations();
        assertTrue(violations.isEmpty(), () -> page.url() + ": " + violations.stream()
                .map(rule -> rule.getId() + " " + rule.getNodes().stream().map(node -> node.getHtml()).limit(3).toList()).toList());
        Object over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
        assertTrue(((Number) over).intValue() <= 0, () -> page.url() + " is " + over + " px too wide at "
                + page.viewportSize().width + " px");
    }

    /** Keeps a picture of the whole page. */
    static void picture(Page page, String name) {
        Path folder = Path.of(System.getProperty("artel.screenshots", TestServer.build().resolve("screenshots").toString()));
        page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")).setFullPage(true));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
