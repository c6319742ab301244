package io.redkit.session;

import java.lang.reflect.Type;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.type.TypeReference;

/**
 * Attributes to set and to remove. Immutable; each method returns other changes.
 *
 * <pre>
 * sessions.update(session, SessionChanges.NONE.put("theme", "dark").remove("draft"));
 * </pre>
 *
 * Values are stored as JSON with a declared type. A name is any text that is not empty.
 */
public final class SessionChanges {

    /** Changes nothing. */
    public static final SessionChanges NONE = new SessionChanges(Map.of());

    private final Map<String, Change> byName;

    private SessionChanges(Map<String, Change> byName) {
        this.byName = byName;
    }

    /**
     * Sets an attribute, whose declared type is the class of the value.
     *
     * @throws IllegalArgumentException if the name is null or empty, or the value is null
     */
    public SessionChanges put(String name, Object value) {
        requireValue(value);
        return with(name, new Change(value, value.getClass()));
    }

    /**
     * Sets an attribute of a declared type, such as one with type parameters.
     *
     * @throws IllegalArgumentException if the name is null or empty, or the value or the type is null
     */
    public <T> SessionChanges put(String name, T value, TypeReference<T> type) {
        requireValue(value);
        if (type == null) {
            throw new IllegalArgumentException("The type of the attribute is null");
        }
        return with(name, new Change(value, type.getType()));
    }

    /**
     * Removes an attribute, if there is one of that name.
     *
     * @throws IllegalArgumentException if the name is null or empty
     */
    public SessionChanges remove(String name) {
        return with(name, new Change(null, null));
    }

    /** Returns the changes by the names of the attributes. */
    public Map<String, Change> byName() {
        return byName;
    }

    public boolean isEmpty() {
        return byName.isEmpty();
    }

    private static void requireValue(@Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException("The value of the attribute is null; remove it to store nothing");
        }
    }

    private SessionChanges with(String name, Change change) {
        if (name == null || name.isEmpty()) {
            throw new IllegalArgumentException("The name of the attribute is " + (name == null ? "null" : "empty"));
        }
        Map<String, Change> more = new LinkedHashMap<>(byName);
        more.put(name, change);
        return new SessionChanges(Collections.unmodifiableMap(more));
    }

    /** Tells how many there are, and nothing of what they hold. */
    @Override
    public String toString() {
        return "SessionChanges[" + byName.size() + "]";
    }

    /**
     * What becomes of one attribute.
     *
     * @param value what it is set to, null to remove it
     * @param type the declared type of the value, null to remove it
     */
    public record Change(@Nullable Object value, @Nullable Type type) {

        /** Tells nothing of the value. */
        @Override
        public String toString() {
            return value == null ? "Change[remove]" : "Change[set]";
        }
    }
}
