package io.redkit.testkit;

import java.nio.charset.StandardCharsets;

/** Replies as they go over the wire, for scripts of a {@link ScriptedServer}. */
public final class Resp {

    public static final String OK = "+OK\r\n";
    public static final String PONG = "+PONG\r\n";
    public static final String NULL = "_\r\n";
    /** Answers {@code HELLO 3}. */
    public static final String HELLO = "%3\r\n" + bulk("server") + bulk("redis") + bulk("version") + bulk("7.0.0")
            + bulk("proto") + integer(3);

    private Resp() {
    }

    /** A string of bytes. */
    public static String bulk(String text) {
        return "$" + text.getBytes(StandardCharsets.UTF_8).length + "\r\n" + text + "\r\n";
    }

    public static String integer(long value) {
        return ":" + value + "\r\n";
    }

    /** An error; the text starts with its code, such as {@code ERR}. */
    public static String error(String text) {
        return "-" + text + "\r\n";
    }

    /** An array of replies that are encoded already. */
    public static String array(String... elements) {
        return "*" + elements.length + "\r\n" + String.join("", elements);
    }

    /** A push message of RESP3 whose elements are encoded already. */
    public static String push(String... elements) {
        return ">" + elements.length + "\r\n" + String.join("", elements);
    }
}
