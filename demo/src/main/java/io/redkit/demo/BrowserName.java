package io.redkit.demo;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** Makes a short name of what a browser says of itself. */
public final class BrowserName {

    /** In the order in which to look for them: most say that they are others, too. */
    private static final List<String> BROWSERS = List.of("Edg", "Firefox", "Chrome", "Safari", "curl");
    private static final List<String> SYSTEMS = List.of("Android", "iPhone", "iPad", "Windows", "Macintosh", "Linux");

    private BrowserName() {
    }

    /** @param userAgent the header of the request, null if there is none */
    public static String of(@Nullable String userAgent) {
        String agent = userAgent == null ? "" : userAgent;
        String browser = BROWSERS.stream().filter(agent::contains).findFirst().orElse("A browser");
        return SYSTEMS.stream().filter(agent::contains).findFirst().map(system -> browser + " on " + system).orElse(browser);
    }
}
