package io.redkit.demo.links;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.redkit.demo.problems.InvalidInputException;

/**
 * Checks where a short link may lead: to a web page. Schemes that run code or read files ({@code javascript:},
 * {@code data:}, {@code file:}) are refused, and so are addresses that show one host and lead to another
 * ({@code https://bank.example@evil.example}).
 */
final class WebAddress {

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int LONGEST = 2048;

    private WebAddress() {
    }

    /** @throws InvalidInputException if it is not the complete address of a web page */
    static URI parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new InvalidInputException("The URL is missing");
        }
        if (text.length() > LONGEST) {
            throw new InvalidInputException("The URL is longer than " + LONGEST + " characters");
        }
        URI address = syntaxChecked(text.strip());
        String scheme = address.getScheme();
        if (scheme == null || !SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))) {
            throw new InvalidInputException("The URL must start with http:// or https://");
        }
        if (address.getHost() == null) {
            throw new InvalidInputException("The URL has no valid host name");
        }
        if (address.getRawUserInfo() != null) {
            throw new InvalidInputException("The URL must not contain a user name before its host name");
        }
        return address;
    }

    private static URI syntaxChecked(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new InvalidInputException("The URL is malformed: " + e.getReason());
        }
    }
}
