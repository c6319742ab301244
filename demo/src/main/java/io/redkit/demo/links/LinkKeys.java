package io.redkit.demo.links;

import io.redkit.KeySpace;

/** Where links are in Redis; {@code key-prefix} comes before it. */
final class LinkKeys {

    private LinkKeys() {
    }

    /** The URL behind a short code. */
    static String target(String code) {
        return KeySpace.key("link", code);
    }

    /** How often a short code was followed. */
    static String hits(String code) {
        return KeySpace.key("link", code, "hits");
    }
}
