package io.redkit.runtime.cache;

import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.temporal.TemporalAccessor;
import java.util.UUID;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.redkit.codec.JsonCodecs;

/** Turns keys into text: simple ones as they are written, others into JSON of their type. Never into an empty text. */
public final class KeyText {

    /** Stands for an empty text, and is put before texts that begin with it. */
    private static final String MARK = "%";

    private final Supplier<JsonCodecs> json;

    public KeyText(Supplier<JsonCodecs> json) {
        this.json = json;
    }

    /**
     * @param type declared type, null for that of the object itself
     * @throws IllegalArgumentException if the key is null
     */
    public String of(@Nullable Object key, @Nullable Type type) {
        if (key == null) {
            throw new IllegalArgumentException("The key is null");
        }
        if (isSimple(key)) {
            String text = key instanceof Enum<?> constant ? constant.name() : key.toString();
            return text.isEmpty() || text.startsWith(MARK) ? MARK + text : text;
        }
        byte[] bytes = json.get().of(type == null ? key.getClass() : type).encode(key);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static boolean isSimple(Object key) {
        return key instanceof CharSequence || key instanceof Number || key instanceof Boolean || key instanceof Character
                || key instanceof Enum<?> || key instanceof UUID || key instanceof TemporalAccessor;
    }
}
