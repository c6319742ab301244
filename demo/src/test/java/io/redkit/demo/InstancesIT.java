package io.redkit.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

import io.redkit.devserver.RedisServer;

/** Two instances of the packaged application at one Redis, and a page of each in a browser. Skipped without a Chromium. */
class InstancesIT {

    private static final Locator.FilterOptions HAS_VANISHED = new Locator.FilterOptions().setHasText("its instance vanished");

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    private static RedisServer server;
    private static Instance first;
    private static Instance second;

    private BrowserContext browser;

    @BeforeAll
    static void start() throws Exception {
        server = RedisServer.start();
        first = Instance.start(server.url(), 0);
        second = Instance.start(server.url(), 0);
    }

    @AfterAll
    static void end() throws Exception {
        for (Instance each : new Instance[] { first, second }) {
            if (each != null) {
                each.close();
            }
        }
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void openBrowser() throws Exception {
        if (!second.isAlive()) {
            second = Instance.start(server.url(), second.port());
        }
        browser = chromium.newBrowser();
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
    }

    @Test
    void chat_ofTwoInstances_isOne() {
        Locator ada = join(first, "lobby", "ada");
        Locator bob = join(second, "lobby", "bob");
        assertThat(ada.locator("[data-user=bob]")).containsText("localhost:" + second.port());

        say(ada, "hello over there");
        say(bob, "hello yourself");

        assertThat(bob.locator("[data-log] p")).hasText(new String[] { "hello over there", "hello yourself" });
        assertThat(ada.locator("[data-log] p")).hasText(new String[] { "hello over there", "hello yourself" });
    }

    @Test
    void instance_killed_itsVisitorLeavesAndComesBackWithAnother() throws Exception {
        Locator ada = join(first, "attic", "ada");
        Locator bob = join(second, "attic", "bob");
        assertThat(ada.locator("[data-present] li")).hasCount(2);
        int port = second.port();

        second.kill();
        assertThat(bob.locator("[data-own]")).containsText("Connection lost");
        assertThat(ada.locator("[data-log]")).containsText("bob is gone: nothing was heard of that instance.");
        assertThat(ada.locator("[data-present] li")).hasCount(1);
        say(ada, "where are you?");
        say(bob, "can you hear me?");
        assertThat(bob.locator("[data-problem]")).containsText("Not connected");

        second = Instance.start(server.url(), port);
        assertThat(bob.locator("[data-own]")).containsText("You are in");
        assertThat(bob.locator("[data-log] p")).hasText("where are you?");
        assertThat(ada.locator("[data-present] li")).hasCount(2);
        press(bob, "Send");
        assertThat(ada.locator("[data-log] p").last()).hasText("can you hear me?");
    }

    @Test
    void instance_killed_itsJobsAreDoneByAnother() throws Exception {
        Locator board = open(first, "jobs");
        press(board, "Add six jobs");
        assertThat(board.locator("[data-active-count]")).hasText(Pattern.compile("[4-6]"));

        second.kill();

        assertThat(board.locator("[data-active] .count").filter(HAS_VANISHED).first()).isVisible();
    }

    @Test
    void cup_soldAtOneInstance_isSeenAtTheOther() {
        Locator cups = open(first, "cups");
        assertThat(cups.locator("[data-tracked]")).hasText("Redis tells of changes");
        int before = Integer.parseInt(cups.locator("[data-sold]").textContent());

        press(open(second, "cups"), "Sell a cup");

        assertThat(cups.locator("[data-sold]")).hasText(String.valueOf(before + 1));
    }

    private Locator open(Instance instance, String section) {
        Page page = browser.newPage();
        page.navigate(instance.home());
        assertThat(page.locator("#state")).hasText("Redis is up");
        return page.locator("#" + section);
    }

    private Locator join(Instance instance, String room, String name) {
        Locator chat = open(instance, "chat");
        chat.locator("#chat-name").fill(name);
        chat.locator("#chat-room").fill(room);
        press(chat, "Join");
        assertThat(chat.locator("[data-own]")).containsText("You are in");
        return chat;
    }

    private static void say(Locator chat, String text) {
        chat.locator("#chat-text").fill(text);
        press(chat, "Send");
        assertThat(chat.locator("[data-send]")).isEnabled();
    }

    private static void press(Locator section, String button) {
        section.locator("button", new Locator.LocatorOptions().setHasText(Pattern.compile("^" + button + "$"))).click();
    }
}
