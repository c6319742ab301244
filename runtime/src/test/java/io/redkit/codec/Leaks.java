package io.redkit.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Looks for content in an exception and all that hangs on it. */
final class Leaks {

    private Leaks() {
    }

    /** Asserts that nothing of an exception, its causes and what it suppressed shows a text. */
    static void assertNone(Throwable failure, String canary) {
        assertNone(failure, canary, Collections.newSetFromMap(new IdentityHashMap<>()));
        StringWriter printed = new StringWriter();
        failure.printStackTrace(new PrintWriter(printed));
        assertThat(printed.toString()).doesNotContain(canary);
    }

    private static void assertNone(Throwable failure, String canary, Set<Throwable> seen) {
        if (failure == null || !seen.add(failure)) {
            return;
        }
        assertThat(String.valueOf(failure.getMessage())).doesNotContain(canary);
        assertThat(failure.toString()).doesNotContain(canary);
        assertNone(failure.getCause(), canary, seen);
        for (Throwable suppressed : failure.getSuppressed()) {
            assertNone(suppressed, canary, seen);
        }
    }
}
