package io.redkit.demo.logins;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Who the visitor is, and where else.
 *
 * @param name null if the visitor has not logged in
 * @param browsers in which somebody has logged in with this name
 */
public record Login(@Nullable String name, List<Browser> browsers) {

    static final Login NOBODY = new Login(null, List.of());

    /**
     * A browser that is logged in.
     *
     * @param name what it calls itself
     * @param secondsAgo when it was last used
     * @param isThis whether it is the one that asks
     */
    public record Browser(String name, long secondsAgo, boolean isThis) {
    }
}
