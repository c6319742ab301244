package io.redkit.runtime.connection;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.vertx.redis.client.Response;

/** The version of a server, as it tells in its reply to HELLO. Those of Redis and Valkey mean the same up to 7.2. */
record ServerVersion(int major, int minor) {

    private static final ServerVersion UNKNOWN = new ServerVersion(0, 0);
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,4})\\.(\\d{1,4}).*");

    /** Returns 0.0 if the reply does not tell. */
    static ServerVersion of(@Nullable Response hello) {
        Response text = hello == null || !hello.isMap() ? null : hello.get("version");
        Matcher numbers = NUMBERS.matcher(text == null ? "" : text.toString());
        return numbers.matches() ? new ServerVersion(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)))
                : UNKNOWN;
    }

    boolean isAtLeast(int itsMajor, int itsMinor) {
        return major > itsMajor || major == itsMajor && minor >= itsMinor;
    }
}
