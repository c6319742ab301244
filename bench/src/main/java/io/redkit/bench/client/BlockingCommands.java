package io.redkit.bench.client;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** The commands of a client for callers that wait, written as an application would write them. */
public interface BlockingCommands {

    @Nullable
    String get(String key);

    void set(String key, String value);

    /** Returns the values in the order of the keys. */
    List<@Nullable String> getAll(List<String> keys);

    @Nullable
    Document getDocument(String key);

    void setDocument(String key, Document document);

    /** Runs a script that the server knows already, and whose reply is text. */
    @Nullable
    String script(String sha, String key, String argument);
}
