package io.redkit.runtime.ratelimit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.redkit.KeySpace;

/**
 * Says who is limited, as {@link io.redkit.ratelimit.RateLimited#subject} describes it: texts, and placeholders to be filled
 * with each call.
 *
 * @param parts at least one
 */
public record SubjectTemplate(List<Part> parts) {

    /** Whom all share for whom a value is missing; no escaped value is like this. */
    private static final String ABSENT = "%";
    private static final String EVERYBODY = "all";
    private static final String HEADER = "header:";
    private static final int LONGEST = 200;
    private static final int HASH_BYTES = 16;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]+)}|([^{}]+)");

    /** What a part is. */
    public enum Kind {
        TEXT,
        ARGUMENT,
        HEADER,
        PRINCIPAL,
        ADDRESS
    }

    /** @param name the text itself, or the name of the argument or header */
    public record Part(Kind kind, String name) {

        /** Returns whether the value comes from an HTTP request. */
        public boolean isOfRequest() {
            return kind != Kind.TEXT && kind != Kind.ARGUMENT;
        }
    }

    /** @throws IllegalArgumentException if braces do not match or are empty */
    public static SubjectTemplate parse(String text) {
        List<Part> parts = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            end = matcher.end();
            parts.add(matcher.group(2) == null ? placeholder(matcher.group(1)) : new Part(Kind.TEXT, matcher.group(2)));
        }
        if (end != text.length()) {
            throw new IllegalArgumentException("the braces in '" + text + "' do not match, or have nothing between them");
        }
        return new SubjectTemplate(parts.isEmpty() ? List.of(new Part(Kind.TEXT, EVERYBODY)) : List.copyOf(parts));
    }

    private static Part placeholder(String name) {
        if (name.startsWith(HEADER)) {
            return new Part(Kind.HEADER, name.substring(HEADER.length()));
        }
        return switch (name) {
            case "principal" -> new Part(Kind.PRINCIPAL, name);
            case "address" -> new Part(Kind.ADDRESS, name);
            default -> new Part(Kind.ARGUMENT, name);
        };
    }

    /**
     * Returns the subject of one call.
     *
     * @param argument returns the argument of that name
     */
    String fill(UnaryOperator<@Nullable String> argument, Caller caller) {
        StringBuilder subject = new StringBuilder();
        for (Part part : parts) {
            String value = value(part, argument, caller);
            if (value == null || value.isEmpty()) {
                subject.append(ABSENT);
            } else {
                subject.append(part.kind == Kind.TEXT || parts.size() == 1 ? value : KeySpace.key(value));
            }
        }
        return subject.length() > LONGEST ? hash(subject.toString()) : subject.toString();
    }

    private static @Nullable String value(Part part, UnaryOperator<@Nullable String> argument, Caller caller) {
        return switch (part.kind) {
            case TEXT -> part.name;
            case ARGUMENT -> argument.apply(part.name);
            case HEADER -> secret(caller.header(part.name));
            case PRINCIPAL -> caller.principal();
            case ADDRESS -> caller.address();
        };
    }

    /** A header can be a key to something; keys of Redis are no place for it. */
    private static @Nullable String secret(@Nullable String header) {
        return header == null || header.isEmpty() ? null : hash(header);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
