package io.redkit.runtime.script;

import java.util.stream.Collectors;

/**
 * Puts a script into {@code once.lua}, which runs it once for each request. What comes before it takes part of its first line,
 * so that its lines keep their numbers in the server's messages.
 */
final class OnceWrapper {

    private static final String BODY = "-- body\n";

    private OnceWrapper() {
    }

    static String wrap(String script) {
        String frame = ScriptFiles.read(OnceWrapper.class, "once.lua");
        int body = frame.indexOf(BODY);
        String before = frame.substring(0, body).lines().filter(line -> !line.startsWith("--"))
                .collect(Collectors.joining(" "));
        return before + ' ' + script + '\n' + frame.substring(body + BODY.length());
    }
}
