package io.redkit.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.net.URL;
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

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.redkit.devserver.RedisServer;
import io.redkit.queue.JobQueues;

/** What the page shows of the chat, the jobs and the caches, with and without Redis. Skipped without a Chromium. */
@QuarkusTest
@QuarkusTestResource(value = StoppableRedis.class, restrictToAnnotatedClass = true)
class DataFlowPageTest {

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @TestHTTPResource("/")
    URL home;

    @Inject
    JobQueues queues;

    RedisServer server;

    private final String room = "room-" + UUID.randomUUID().toString().substring(0, 8);
    private BrowserContext browser;

    @BeforeEach
    void openBrowser() {
        browser = chromium.newBrowser();
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
        if (!server.isAlive()) {
            server.restart();
        }
    }

    @Test
    void chat_ofTwoTabs_showsWhoIsHereAndWhatIsSaid() {
        Locator ada = join("ada");
        say(ada, "anybody here?");
        Locator bob = join("bob");
        assertThat(bob.locator("[data-log]")).containsText("anybody here?");
        assertThat(ada.locator("[data-present] li")).hasCount(2);

        say(bob, "yes, me");
        assertThat(ada.locator("[data-log]")).containsText("yes, me");

        press(bob, "Leave");
        assertThat(ada.locator("[data-log]")).containsText("bob has left.");
        assertThat(ada.locator("[data-present] li")).hasCount(1);
    }

    @Test
    void chat_messageWithMarkup_isShownAsText() {
        Locator ada = join("<i id='name'>ada</i>");

        say(ada, "<b id='injected'>bold</b>");

        assertThat(ada.locator("[data-log] p")).hasText("<b id='injected'>bold</b>");
        assertThat(ada.page().locator("#injected, #name")).hasCount(0);
    }

    @Test
    void chat_whileRedisIsStopped_refusesAndKeepsTheMessageAndGoesOnAfterwards() {
        Locator ada = join("ada");
        server.kill();
        assertThat(ada.locator(".while-away")).isVisible();

        say(ada, "lost?");
        assertThat(ada.locator("[data-problem]")).containsText("RedisConnectionException");
        assertThat(ada.locator("#chat-text")).hasValue("lost?");

        server.restart();
        assertThat(ada.locator(".while-away")).isHidden();
        assertThat(ada.locator("[data-present] li")).hasCount(1);
        press(ada, "Send");
        assertThat(ada.locator("[data-log] p")).hasText("lost?");
        assertThat(ada.locator("#chat-text")).hasValue("");
        assertThat(ada.locator("[data-problem]")).isHidden();
    }

    @Test
    void chat_joinedWhileRedisIsStopped_saysWhyAndEntersWhenItIsBack() {
        Locator chat = open("chat");
        server.kill();
        assertThat(chat.locator(".while-away")).isVisible();

        enter(chat, "ada");
        assertThat(chat.locator("[data-problem]")).containsText("RedisConnectionException");
        assertThat(chat.locator("[data-own]")).containsText("trying again");

        server.restart();
        assertThat(chat.locator("[data-own]")).containsText("You are in");
        assertThat(chat.locator("[data-problem]")).isHidden();
    }

    @Test
    void jobs_added_showProgressAndEnds() {
        Locator board = openBoard();
        press(board, "Add six jobs");
        assertThat(board.locator("[data-active] progress").first()).hasAttribute("value", Pattern.compile("[1-9]\\d*"));
        assertThat(card(board, "done", "Thumbnail")).containsText("Done in process");

        Locator mail = card(board, "dead", "Mail to a full mailbox");
        assertThat(mail).containsText("No answer from the neighbour");
        press(mail, "Retry");
        assertThat(card(board, "done", "Mail to a full mailbox")).isVisible();
    }

    @Test
    void jobs_activeOne_canBeCancelled() {
        Locator board = openBoard();
        press(board, "Add six jobs");

        press(card(board, "active", "Video"), "Cancel");

        assertThat(card(board, "done", "Video")).containsText("cancelled");
    }

    @Test
    void jobs_paused_waitUntilResumed() {
        Locator board = openBoard();
        press(board, "Pause");
        assertThat(board.locator("[data-paused]")).isVisible();
        press(board, "Add six jobs");
        assertThat(card(board, "waiting", "Export")).containsText("waits for its turn");

        press(board, "Resume");

        assertThat(board.locator("[data-paused]")).isHidden();
        assertThat(card(board, "done", "Export")).isVisible();
    }

    @Test
    void jobs_addedWhileRedisIsStopped_areDoneWhenItIsBack() {
        Locator board = openBoard();
        server.kill();
        assertThat(board.locator(".while-away")).isVisible();

        press(board, "Add six jobs");
        assertThat(board.locator("[data-problem]")).isHidden();
        press(board, "Pause");
        assertThat(board.locator("[data-problem]")).containsText("RedisConnectionException");

        server.restart();
        assertThat(board.locator(".while-away")).isHidden();
        assertThat(card(board, "done", "Thumbnail")).isVisible();
    }

    @Test
    void forecast_asked_tellsWhereItIsFrom() {
        Locator cache = open("forecasts");
        press(cache, "Ask");
        assertThat(cache.locator("[data-answer]")).containsText("computed for this request");
        press(cache, "Ask");
        assertThat(cache.locator("[data-answer]")).containsText("from the cache in Redis");
        assertThat(cache.locator("[data-hits]")).hasText(Pattern.compile("[1-9]\\d*"));

        press(cache, "Invalidate");
        assertThat(cache.locator("[data-answer]")).containsText("Forgotten");
        press(cache, "Ask");
        assertThat(cache.locator("[data-answer]")).containsText("computed for this request");
    }

    @Test
    void forecast_whileRedisIsStopped_comesFromTheMemoryOfTheInstance() {
        Locator cache = open("forecasts");
        server.kill();
        assertThat(cache.locator(".while-away")).isVisible();

        press(cache, "Ask");
        assertThat(cache.locator("[data-answer]")).containsText("computed for this request");
        press(cache, "Ask");
        assertThat(cache.locator("[data-answer]")).containsText("from the memory of this instance");
    }

    @Test
    void cup_soldInOneTab_isSeenInTheOther() {
        Locator first = open("cups");
        Locator second = open("cups");
        assertThat(second.locator("[data-tracked]")).hasText("Redis tells of changes");
        String before = second.locator("[data-sold]").textContent();

        press(first, "Sell a cup");

        assertThat(second.locator("[data-sold]")).hasText(String.valueOf(Integer.parseInt(before) + 1));
        press(second, "Read for 200 ms");
        assertThat(second.locator("[data-answer]")).containsText("million per second");
    }

    @Test
    void cups_whileRedisIsStopped_areReadButNotSold() {
        Locator cups = open("cups");
        press(cups, "Sell a cup");
        assertThat(cups.locator("[data-tracked]")).hasText("Redis tells of changes");
        server.kill();
        assertThat(cups.locator(".while-away")).isVisible();

        press(cups, "Sell a cup");
        assertThat(cups.locator("[data-problem]")).containsText("RedisConnectionException");
        assertThat(cups.locator("[data-tracked]")).containsText("tells of no changes");
        assertThat(cups.locator("[data-sold]")).hasText(Pattern.compile("[1-9]\\d*"));
    }

    private Locator open(String section) {
        Page page = browser.newPage();
        page.navigate(home.toString());
        assertThat(page.locator("#state")).hasText("Redis is up");
        return page.locator("#" + section);
    }

    /** Opens the board without the jobs of earlier tests; the page has seen Redis before, which may have been away. */
    private Locator openBoard() {
        Locator board = open("jobs");
        EmptyBoard.of(queues);
        return board;
    }

    private Locator join(String name) {
        Locator chat = open("chat");
        enter(chat, name);
        assertThat(chat.locator("[data-own]")).containsText("You are in");
        return chat;
    }

    private void enter(Locator chat, String name) {
        chat.locator("#chat-name").fill(name);
        chat.locator("#chat-room").fill(room);
        press(chat, "Join");
    }

    private static Locator card(Locator board, String column, String title) {
        return board.locator("[data-" + column + "] [data-job=\"" + title + "\"]").first();
    }

    private static void say(Locator chat, String text) {
        chat.locator("#chat-text").fill(text);
        press(chat, "Send");
    }

    private static void press(Locator section, String button) {
        section.locator("button", new Locator.LocatorOptions().setHasText(Pattern.compile("^" + button + "$"))).click();
    }
}
