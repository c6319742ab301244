package io.redkit.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

/** Collects keys and everything that is wrong with them, so that one message can tell it all. It never holds a secret. */
final class EncryptionKeyCheck {

    private static final int MAX_ID_BYTES = 255;
    private static final String HOW_TO_MAKE_ONE = "; openssl rand -base64 32 makes a good key";

    private final String prefix;
    private final SortedMap<String, SecretKey> keys = new TreeMap<>();
    private final List<String> ids = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    EncryptionKeyCheck(String prefix) {
        this.prefix = prefix;
    }

    void addBase64(String id, @Nullable String base64) {
        // The decoder's own message quotes a character of the key, so it is dropped.
        byte[] key;
        try {
            key = base64 == null ? null : Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException quotesTheKey) {
            ids.add(id);
            problems.add(nameOf(id) + " is not Base64" + HOW_TO_MAKE_ONE);
            return;
        }
        add(id, key);
    }

    void add(String id, byte @Nullable [] key) {
        ids.add(id);
        checkId(id);
        if (key == null) {
            problems.add(nameOf(id) + " is null" + HOW_TO_MAKE_ONE);
        } else if (key.length != 16 && key.length != 24 && key.length != 32) {
            problems.add(nameOf(id) + " has " + key.length + " bytes, AES takes 16, 24 or 32" + HOW_TO_MAKE_ONE);
        } else {
            keys.put(id, new SecretKeySpec(key, "AES"));
        }
    }

    /** Returns the id of the key that encrypts: the given one, or that of the only key. */
    String active(@Nullable String id) {
        if (ids.isEmpty()) {
            problems.add(prefix + "keys is empty; set " + prefix + "keys.\"some-id\"" + HOW_TO_MAKE_ONE);
        } else if (id == null && ids.size() > 1) {
            problems.add(prefix + "active-key is missing; set it to one of " + ids);
        } else if (id != null && !ids.contains(id)) {
            problems.add(prefix + "active-key is '" + id + "', which is not among the keys " + ids);
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
        return id == null ? ids.get(0) : id;
    }

    SortedMap<String, SecretKey> keys() {
        return keys;
    }

    private void checkId(String id) {
        if (id.isEmpty()) {
            problems.add(nameOf(id) + " has an empty id");
        }
        if (id.getBytes(StandardCharsets.UTF_8).length > MAX_ID_BYTES) {
            problems.add(nameOf(id) + " has an id of more than " + MAX_ID_BYTES + " bytes in UTF-8");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(id)) {
            problems.add(nameOf(id) + " has an id that is not valid Unicode");
        }
    }

    private String nameOf(String id) {
        return prefix + "keys.\"" + id + "\"";
    }
}
