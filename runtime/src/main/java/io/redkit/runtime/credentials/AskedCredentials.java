package io.redkit.runtime.credentials;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.redkit.RedisCredentials;
import io.redkit.runtime.connection.CredentialsSource;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** Asks somebody else for credentials, on a worker thread: what belongs to others may block. */
final class AskedCredentials implements CredentialsSource {

    private final String origin;
    private final Supplier<Uni<RedisCredentials>> question;

    AskedCredentials(String origin, Supplier<Uni<RedisCredentials>> question) {
        this.origin = origin;
        this.question = question;
    }

    @Override
    public Uni<@Nullable RedisCredentials> credentials() {
        return Uni.createFrom().deferred(question::get).onItem().ifNull().failWith(NoCredentialsException::new)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    @Override
    public String origin() {
        return origin;
    }

    /** Its name is its message. */
    private static final class NoCredentialsException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
