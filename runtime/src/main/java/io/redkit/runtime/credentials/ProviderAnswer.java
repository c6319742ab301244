package io.redkit.runtime.credentials;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.quarkus.credentials.CredentialsProvider;
import io.redkit.RedisCredentials;

/** Reads what a Quarkus credentials provider answers. */
final class ProviderAnswer {

    private static final Logger LOG = Logger.getLogger(ProviderAnswer.class);

    private ProviderAnswer() {
    }

    /** @throws NoPasswordException if the answer has no password */
    static RedisCredentials read(Map<String, String> answer, String origin) {
        String password = answer.get(CredentialsProvider.PASSWORD_PROPERTY_NAME);
        if (password == null) {
            throw new NoPasswordException();
        }
        return new RedisCredentials(answer.get(CredentialsProvider.USER_PROPERTY_NAME), password,
                expiry(answer.get(CredentialsProvider.EXPIRATION_TIMESTAMP_PROPERTY_NAME), origin));
    }

    private static @Nullable Instant expiry(@Nullable String text, String origin) {
        if (text == null) {
            return null;
        }
        try {
            return Instant.from(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text));
        } catch (DateTimeParseException e) {
            LOG.warnf("The %s of %s is not a time such as 2026-01-31T12:00:00Z; connections are not renewed before it",
                    CredentialsProvider.EXPIRATION_TIMESTAMP_PROPERTY_NAME, origin);
            return null;
        }
    }

    /** Its name is its message. */
    static final class NoPasswordException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
