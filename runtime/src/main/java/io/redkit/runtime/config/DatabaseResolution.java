package io.redkit.runtime.config;

import java.util.OptionalInt;

import org.jspecify.annotations.Nullable;

/**
 * Decides which logical database a client selects. Only the server knows how many it has, so there is no upper bound here.
 */
final class DatabaseResolution {

    private DatabaseResolution() {
    }

    static int resolve(ClientSources sources, ServerChoice server) {
        Precedence precedence = new Precedence("database", sources.problems());
        Sourced<Integer> database = precedence.agreed(ofUrl(server.keyUrl(), server), ofKey(sources));
        if (database == null) {
            database = precedence.agreed(ofUrl(server.environmentUrl(), server), ofVariable(sources));
        }
        if (database == null) {
            return 0;
        }
        if (database.value() > 0 && server.isCluster()) {
            sources.problems().add(database.source(), database.value() + " is no database of a cluster, which has 0 only; "
                    + "remove it, or set " + sources.key("database") + "=0");
        }
        return database.value();
    }

    private static @Nullable Sourced<Integer> ofUrl(@Nullable RedisUrl url, ServerChoice server) {
        return url == null ? null : Sourced.of(url.database(), server.urlSource());
    }

    private static @Nullable Sourced<Integer> ofKey(ClientSources sources) {
        OptionalInt database = sources.client().database();
        if (database.isEmpty()) {
            return null;
        }
        if (database.getAsInt() < 0) {
            sources.problem("database", database.getAsInt() + " is no database; write its index, a number from 0");
        }
        return new Sourced<>(database.getAsInt(), sources.key("database"));
    }

    private static @Nullable Sourced<Integer> ofVariable(ClientSources sources) {
        String text = sources.environment().db();
        if (text == null) {
            return null;
        }
        OptionalInt database = PlainText.number(text, Integer.MAX_VALUE);
        if (database.isEmpty()) {
            sources.problems().add(TwelveFactor.DB, "is no database; write its index, a number from 0, or set "
                    + sources.key("database"));
            return null;
        }
        return new Sourced<>(database.getAsInt(), TwelveFactor.DB);
    }
}
