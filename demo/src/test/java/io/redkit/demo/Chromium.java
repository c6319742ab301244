package io.redkit.demo;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;

/** The Chromium that is installed on this machine, without a window. */
final class Chromium implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> QUIET = List.of("--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Starts it; skips the tests where there is none. */
    static Chromium startOrSkip() {
        Optional<Path> executable = executable();
        assumeTrue(executable.isPresent(), "No chromium, chromium-browser or google-chrome on the PATH");
        return start(executable.get());
    }

    /** Returns the executable, empty if there is none on the PATH. */
    private static Optional<Path> executable() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Chromium start(Path executable) {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Chromium(playwright, playwright.chromium()
                .launch(new LaunchOptions().setExecutablePath(executable).setHeadless(true).setArgs(QUIET)));
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
    public void close() {
        browser.close();
        playwright.close();
    }
}
