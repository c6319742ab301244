package io.redkit.runtime.script;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A script that was checked, with its digest: what a build leaves for the run.
 *
 * @param name what people call it
 * @param text what the server runs
 * @param digest SHA-1 of the text as the server computes it, in hexadecimal
 */
public record ScriptSource(String name, String text, String digest, ScriptHead head) {

    /** Longest text in bytes: a script holds up its server while it runs, and goes over the wire as a whole. */
    public static final int LONGEST = 32 << 10;

    private static final int DIGITS_OF_NAME = 8;

    /**
     * Checks the text of a file.
     *
     * @param problems takes everything that is wrong with it
     */
    public static ScriptSource ofFile(String name, String text, List<String> problems) {
        return checked(name, text, new HeadParser(text, problems).parse(), problems);
    }

    /**
     * Checks a text that the application made. It need not have a head.
     *
     * @throws IllegalArgumentException if it is empty or too long, or has a head with errors
     */
    public static ScriptSource ofText(String text) {
        List<String> problems = new ArrayList<>();
        HeadParser parser = new HeadParser(text, problems);
        String name = "lua-" + sha1(text).substring(0, DIGITS_OF_NAME);
        ScriptSource source = checked(name, text, parser.isPresent() ? parser.parse() : ScriptHead.NONE, problems);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("Script " + name + ": " + String.join("; ", problems));
        }
        return source;
    }

    private static ScriptSource checked(String name, String text, ScriptHead head, List<String> problems) {
        if (text.isBlank()) {
            problems.add("it is empty");
        }
        if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            problems.add("it is longer than " + LONGEST + " bytes");
        }
        String sent = head.effect() == ScriptEffect.ONCE ? OnceWrapper.wrap(text) : text;
        return new ScriptSource(name, sent, sha1(sent), head);
    }

    private static String sha1(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-1", e);
        }
    }
}
