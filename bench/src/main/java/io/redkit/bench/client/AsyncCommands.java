package io.redkit.bench.client;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.redkit.bench.load.Reply;

/** The commands of a client for callers that do not wait, written as an application would write them. */
public interface AsyncCommands {

    void get(String key, Reply<? super @Nullable String> reply);

    /** Replies true. */
    void set(String key, String value, Reply<? super Boolean> reply);

    /** Replies the values in the order of the keys. */
    void getAll(List<String> keys, Reply<? super List<@Nullable String>> reply);

    void getDocument(String key, Reply<? super @Nullable Document> reply);

    /** Replies true. */
    void setDocument(String key, Document document, Reply<? super Boolean> reply);

    /** Runs a script that the server knows already, and whose reply is text. */
    void script(String sha, String key, String argument, Reply<? super @Nullable String> reply);

    /** Returns whether callers come back to their event loop for each reply; else they go on where the client calls them. */
    default boolean isHomeward() {
        return true;
    }
}
