package org.artel.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.artel.testing.TestServer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The machine's own Chromium, driven by Playwright, which is told to download none. Registered by a test class in a static field, it
 * runs from the class's first test to its last; where there is no Chromium the class is skipped, with {@code CI=true} it fails.
 */
final class Chromium implements BeforeAllCallback, AfterAllCallback {

    static final int DESKTOP = 1280;
    static final int PHONE = 390;

    private static final List<String> PLACES = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable");
    private static final List<String> OPTIONS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync");
    private static final double PATIENCE = 30_000;

    private Playwright playwright;
    private Browser browser;

    @Override
    public void beforeAll(ExtensionContext context) {
        Optional<Path> executable = Optional.ofNullable(System.getenv("CHROMIUM")).map(Path::of)
                .or(() -> PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst());
        if (executable.isEmpty()) {
            String loud = "NO CHROMIUM FOUND (looked at the variable CHROMIUM and " + PLACES + "): THE BROWSER TESTS ARE SKIPPED.";
            System.err.println(loud);
            assertTrue(!"true".equals(System.getenv("CI")), loud);
            Assumptions.abort(loud);
        }
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(executable.get()).setArgs(OPTIONS));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (playwright != null) {
            playwright.close();
        }
    }

    /** A fresh visitor: no cookies, English, light. */
    Page visitor(int width) {
        return visitor(width, "en-GB", ColorScheme.LIGHT);
    }

    Page visitor(int width, String locale, ColorScheme scheme) {
        return visitor(new Browser.NewContextOptions().setViewportSize(width, 900).setLocale(locale).setColorScheme(scheme)
                .setHasTouch(width <= PHONE));
    }

    Page visitorWithoutScript(int width) {
        return visitor(new Browser.NewContextOptions().setViewportSize(width, 900).setLocale("en-GB").setJavaScriptEnabled(false));
    }

    private Page visitor(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options.setBaseURL(TestServer.url().toString()));
        context.setDefaultTimeout(PATIENCE);
        return context.newPage();
    }

    /** No accessibility violation, nothing that sticks out to the right. */
    static void check(Page page) {
        List<String> faults = faults(page);
        assertTrue(faults.isEmpty(), () -> page.url() + ": " + faults);
    }

    static List<String> faults(Page page) {
        List<String> faults = new ArrayList<>();
        new AxeBuilder(page).setLegacyMode(true).analyze().getViolations().forEach(rule -> faults.add(rule.getId() + ' '
                + rule.getNodes().stream().map(CheckedNode::getHtml).limit(3).toList()));
        int over = ((Number) page.evaluate("document.documentElement.scrollWidth - window.innerWidth")).intValue();
        if (over > 0) {
            faults.add(over + " px too wide at " + page.viewportSize().width + " px");
        }
        return faults;
    }

    /** Keeps a picture of what stands in the window: light at a desktop's width, dark at a phone's. */
    static void picture(Page page, String name) {
        boolean phone = page.viewportSize().width == PHONE;
        Path folder = Path.of(System.getProperty("artel.screenshots", TestServer.build().resolve("screenshots").toString()));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(phone ? ColorScheme.DARK : ColorScheme.LIGHT));
        page.screenshot(new Page.ScreenshotOptions().setAnimations(ScreenshotAnimations.DISABLED).setPath(folder.resolve(name + (phone ? "-phone.png" : "-desktop.png"))));
    }
}
