package io.redkit.runtime.cache;

import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

import io.redkit.RedisConnectionException;
import io.redkit.RedisLoadingException;
import io.redkit.RedisOutOfMemoryException;
import io.redkit.RedisOverloadException;
import io.redkit.RedisServerException;
import io.redkit.RedisTimeoutException;

/** What went wrong. */
final class Failures {

    private static final Set<String> NOT_NOW = Set.of("BUSY", "CLUSTERDOWN", "MASTERDOWN", "MISCONF", "NOREPLICAS", "READONLY",
            "TRYAGAIN", "UNBLOCKED");

    private Failures() {
    }

    /** Returns what it was, without the wrapping of dependent stages. */
    static Throwable cause(Throwable failure) {
        Throwable cause = failure.getCause();
        return (failure instanceof CompletionException || failure instanceof ExecutionException) && cause != null
                ? cause(cause)
                : failure;
    }

    /** Returns whether Redis cannot do it now; whatever else it is shows a mistake, which a policy must not hide. */
    static boolean isAway(Throwable failure) {
        Throwable cause = cause(failure);
        return cause instanceof RedisConnectionException || cause instanceof RedisTimeoutException
                || cause instanceof RedisOverloadException || cause instanceof RedisLoadingException
                || cause instanceof RedisOutOfMemoryException
                || cause instanceof RedisServerException error && NOT_NOW.contains(error.code());
    }
}
