package io.redkit.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.redkit.KeySpace;
import io.redkit.RedisService;
import io.redkit.lock.RedisLocks;
import io.redkit.ratelimit.RateLimiter;

/** What the page shows of sessions, rate limits and locks, in several tabs and browsers. Skipped without a Chromium. */
@QuarkusTest
class CoordinationPageTest {

    private static final ContainsTextOptions BEFORE_THE_LEASE_ENDS = new ContainsTextOptions().setTimeout(6_000);

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @TestHTTPResource("/")
    URL home;

    @Inject
    RedisLocks locks;

    @Inject
    RateLimiter limiter;

    @Inject
    RedisService redis;

    private final List<BrowserContext> browsers = new ArrayList<>();

    @BeforeEach
    void beginAnew() {
        locks.lock("race").forceRelease("another test begins");
        limiter.reset("press", "127.0.0.1");
    }

    @AfterEach
    void closeBrowsers() {
        browsers.forEach(BrowserContext::close);
    }

    @Test
    void login_inTwoBrowsers_oneEndsTheOther() {
        String name = "ada " + UUID.randomUUID();
        Locator first = logIn(newBrowser(), name);
        Locator second = logIn(newBrowser(), name);
        assertThat(first.locator("[data-browsers] li")).hasCount(2);

        press(first, "End all other sessions");

        assertThat(first.locator("[data-browsers] li")).hasCount(1);
        assertThat(second.locator("form")).isVisible();
        assertThat(second.locator("[data-known]")).isHidden();
    }

    @Test
    void limit_pressedTooOften_shows429AndWhenItIsAllowedAgain() {
        Locator limits = newTab(newBrowser()).locator("#limits");
        press(limits, "Press");
        assertThat(limits.locator("[data-header=RateLimit]")).containsText(Pattern.compile("\"press\";r=\\d;t=\\d+"));
        assertThat(limits.locator("[data-header=RateLimit-Policy]")).containsText("\"press\";q=5;w=10");
        assertThat(limits.locator("[data-header=Retry-After]")).containsText("–");

        for (int i = 0; i < 5; i++) {
            press(limits, "Press");
        }

        assertThat(limits.locator("[data-answer]")).hasText("429 Too Many Requests");
        assertThat(limits.locator("[data-header=X-RateLimit-Remaining]")).containsText("0");
        assertThat(limits.locator("[data-header=Retry-After]")).containsText(Pattern.compile("\\d"));
        assertThat(limits.locator("[data-life]")).containsText("0:0");
        assertThat(limits.locator("[data-life]")).containsText("allowed");
        press(limits, "Press");
        assertThat(limits.locator("[data-answer]")).hasText("200 OK");
    }

    @Test
    void race_ofTwoTabs_releaseWakesTheOneThatWaits() {
        BrowserContext browser = newBrowser();
        Locator first = newTab(browser).locator("#race");
        Locator second = newTab(browser).locator("#race");
        press(first, "Race");
        assertThat(first.locator("[data-own]")).containsText("has the lock");
        press(second, "Race");
        assertThat(second.locator("[data-own]")).containsText("waits for the lock");
        assertThat(second.locator("[data-holder]")).hasText(first.locator("[data-holder]").textContent());
        assertThat(second.locator("[data-life]")).containsText("0:");
        String token = first.locator("[data-token]").textContent();

        press(first, "Release");

        assertThat(second.locator("[data-own]")).containsText("has the lock", BEFORE_THE_LEASE_ENDS);
        assertThat(second.page()).hasTitle("● Redkit demo");
        assertThat(second.locator("[data-token]")).not().hasText(token);
        assertThat(first.locator("[data-turns] li").first()).containsText("woken after");
        assertThat(first.locator("[data-turns] li").nth(1)).containsText("released it");
    }

    @Test
    void race_takenOver_tellsTheOneThatHasLostIt() {
        BrowserContext browser = newBrowser();
        Locator first = newTab(browser).locator("#race");
        Locator second = newTab(browser).locator("#race");
        press(first, "Race");
        assertThat(first.locator("[data-own]")).containsText("has the lock");

        press(second, "Take over");

        assertThat(second.locator("[data-own]")).containsText("has the lock");
        assertThat(first.locator("[data-own]")).containsText("has lost the lock. What has seen token "
                + second.locator("[data-token]").textContent());
        assertThat(first.locator("[data-turns] li").first()).containsText("took it over");
    }

    @Test
    void race_whenTheTabThatWaitsIsClosed_leavesTheLockToTheNext() {
        BrowserContext browser = newBrowser();
        Locator first = newTab(browser).locator("#race");
        Locator second = newTab(browser).locator("#race");
        press(first, "Race");
        assertThat(first.locator("[data-own]")).containsText("has the lock");
        press(second, "Race");
        assertThat(second.locator("[data-own]")).containsText("waits for the lock");
        second.page().close();
        awaitNobodyInTheQueue();

        press(first, "Release");

        assertThat(first.locator("[data-free]")).isVisible();
        assertThat(first.locator("[data-turns] li").first()).containsText("released it");
    }

    /** A release that came before the closed tab is noticed would give it the lock. */
    private void awaitNobodyInTheQueue() {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> !redis.exists(KeySpace.key(KeySpace.LOCK, KeySpace.hashTag("race"), "queue")));
    }

    private BrowserContext newBrowser() {
        BrowserContext browser = chromium.newBrowser();
        browsers.add(browser);
        return browser;
    }

    private Page newTab(BrowserContext browser) {
        Page page = browser.newPage();
        page.navigate(home.toString());
        assertThat(page.locator("#state")).hasText("Redis is up");
        return page;
    }

    private Locator logIn(BrowserContext browser, String name) {
        Locator logins = newTab(browser).locator("#logins");
        logins.locator("#login-name").fill(name);
        press(logins, "Log in");
        assertThat(logins.locator("[data-name]")).hasText(name);
        return logins;
    }

    private static void press(Locator section, String button) {
        section.locator("button", new Locator.LocatorOptions().setHasText(Pattern.compile("^" + button + "$"))).click();
    }
}
