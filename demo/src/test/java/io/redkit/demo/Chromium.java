package io.redkit.demo;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;

/** The Chromium that is installed on this machine, without a window, for the tests of one class. */
final class Chromium implements BeforeAllCallback, AfterAllCallback {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> QUIET = List.of("--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync");

    /** How long an assertion about a page waits, at most. */
    private static final double PATIENCE_MILLIS = 60_000;

    private @Nullable Playwright playwright;
    private @Nullable Browser browser;

    /** Starts it; skips the tests where there is none. */
    @Override
    public void beforeAll(ExtensionContext context) {
        Optional<Path> executable = executable();
        assumeTrue(executable.isPresent(), "No chromium, chromium-browser or google-chrome on the PATH");
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium()
                .launch(new LaunchOptions().setExecutablePath(executable.get()).setHeadless(true).setArgs(QUIET));
    }

    /** Returns the executable, empty if there is none on the PATH. */
    private static Optional<Path> executable() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Opens a window with cookies and storage of its own. */
    Page newPage(int width, int height) {
        return browser.newPage(new Browser.NewPageOptions().setViewportSize(width, height));
    }

    /** Makes a browser with cookies and storage of its own, for several tabs. */
    BrowserContext newBrowser() {
        return browser.newContext(new Browser.NewContextOptions().setViewportSize(1200, 900));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (browser != null) {
            browser.close();
        }
        if (playwright != null) {
            playwright.close();
        }
    }
}
