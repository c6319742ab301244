package io.redkit.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.redkit.devserver.RedisServer;

/** The page in a real browser. Skipped where no Chromium is installed. */
@QuarkusTest
@QuarkusTestResource(value = StoppableRedis.class, restrictToAnnotatedClass = true)
class PageTest {

    private static final Pattern EXPIRES_WITHIN_10_SECONDS = Pattern.compile("0:0\\d");

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @TestHTTPResource("/")
    URL home;

    RedisServer server;

    private final List<String> errors = new ArrayList<>();
    private Page page;

    @BeforeEach
    void openPage() {
        page = chromium.newPage(1200, 900);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                errors.add(message.text());
            }
        });
        page.onPageError(errors::add);
        page.navigate(home.toString());
        assertThat(page.locator("#state")).hasText("Redis is up");
    }

    @AfterEach
    void closePage() {
        page.close();
        if (!server.isAlive()) {
            server.restart();
        }
    }

    @Test
    void page_opened_showsTheServerWithoutErrors() {
        assertThat(page.locator("[data-where]")).containsText("at 127.0.0.1:" + server.port());
        assertThat(page.locator("[data-memory]")).containsText("MiB");
        assertThat(page.locator("[data-beat-now]")).containsText("answered in");
        assertThat(errors).isEmpty();
    }

    @Test
    void page_ofANarrowWindow_doesNotScrollSideways() {
        page.setViewportSize(400, 800);

        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(400);
    }

    @Test
    void link_followed_countsTheVisit() {
        Locator link = shorten(home + "q/health/live", "1 minute");
        assertThat(link.locator("[data-hits]")).hasText("0");

        Page target = page.waitForPopup(() -> link.locator("[data-short]").click());

        assertThat(target).hasURL(home + "q/health/live");
        assertThat(link.locator("[data-hits]")).hasText("1");
    }

    @Test
    void link_shown_countsDown() {
        Locator link = shorten("https://example.org/", "15 seconds");

        assertThat(link.locator("[data-life]")).containsText("0:1");
        assertThat(link.locator("[data-life]")).containsText(EXPIRES_WITHIN_10_SECONDS);
        assertThat(link.locator("[data-life]")).containsText("expired");
    }

    @Test
    void link_toAScript_isRefusedWithAMessage() {
        page.getByLabel("Long URL").fill("javascript:alert(1)");
        button("Shorten").click();

        assertThat(page.locator("#links [role=alert]")).containsText("must start with http:// or https://");
    }

    @Test
    void document_savedReadAndDeleted_isShownAndGone() {
        page.locator("#document-name").fill("round-trip");
        page.getByLabel("Content").fill("{\"cups\": 3}");
        button("Save").click();
        assertThat(page.locator("[data-content]")).containsText("\"cups\": 3");

        page.getByLabel("Content").fill("{}");
        button("Read").click();
        assertThat(page.locator("[data-content]")).containsText("\"cups\": 3");

        page.locator("#documents [data-delete]").click();
        assertThat(page.locator("#documents [data-empty]")).hasText("round-trip is deleted.");
        button("Read").click();
        assertThat(page.locator("#documents [role=alert]")).containsText("no such document");
    }

    @Test
    void document_withMarkup_isShownAsText() {
        page.getByLabel("Content").fill("\"<b id='injected'>bold</b>\"");
        button("Save").click();

        assertThat(page.locator("[data-content]")).hasText("\"<b id='injected'>bold</b>\"");
        assertThat(page.locator("#injected")).hasCount(0);
    }

    @Test
    void redis_stoppedAndStarted_pageShowsBoth() {
        server.kill();
        assertThat(page.locator("#state")).hasText("Redis is away");
        assertThat(page.locator("[data-beat-now]")).containsText("RedisConnectionException");
        button("Save").click();
        assertThat(page.locator("#documents [role=alert]")).containsText("RedisConnectionException");

        server.restart();
        assertThat(page.locator("#state")).hasText("Redis is up");
        assertThat(page.locator("[data-beat-now]")).containsText("answered in");
    }

    @Test
    void redis_silenced_pageShowsErrorsAndRecovers() {
        button("Silence Redis for 5 seconds").click();
        assertThat(page.locator("[data-beat-now]")).containsText("did not");
        assertThat(page.locator("[data-beat-now]")).containsText("answered in");
    }

    private Locator shorten(String url, String life) {
        page.getByLabel("Long URL").fill(url);
        page.locator("#link-life").selectOption(new com.microsoft.playwright.options.SelectOption().setLabel(life));
        button("Shorten").click();
        return page.locator("#links .item").first();
    }

    private Locator button(String name) {
        return page.locator("button", new Page.LocatorOptions().setHasText(Pattern.compile("^" + name + "$")));
    }
}
