package io.redkit.codec;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;

import javax.crypto.SecretKey;

import org.jspecify.annotations.Nullable;

/**
 * The AES keys of an {@link EncryptingCodec}: one that encrypts, and any number of older ones that still decrypt.
 * <p>
 * To rotate, add a new key on all nodes, then make it the active one, and remove the old one when no value written with it
 * is left. Random initialisation vectors limit one key to 2<sup>32</sup> values.
 * <p>
 * Ids are stored with each value, in the clear. Instances are immutable and never print a key.
 */
public final class EncryptionKeys {

    private final String activeId;
    private final SortedMap<String, SecretKey> keys;

    private EncryptionKeys(EncryptionKeyCheck checked, @Nullable String activeId) {
        this.activeId = checked.active(activeId);
        this.keys = checked.keys();
    }

    /**
     * Takes keys from the application, such as a bean that asks a vault for them.
     *
     * @param activeId id of the key that encrypts
     * @param keys AES keys of 16, 24 or 32 bytes by id; copied. An id has 1 to 255 bytes in UTF-8.
     * @throws IllegalArgumentException if a key or an id is not as described, naming all problems and no key
     */
    public static EncryptionKeys of(String activeId, Map<String, byte[]> keys) {
        EncryptionKeyCheck check = new EncryptionKeyCheck("");
        keys.forEach(check::add);
        return new EncryptionKeys(check, activeId);
    }

    /**
     * Takes keys from the configuration.
     *
     * @param activeId id of the key that encrypts; null for the only key
     * @param keys AES keys of 16, 24 or 32 bytes in Base64, by id
     * @param configurationPrefix what the configuration keys start with, for messages: {@code quarkus.redkit.encryption.}
     * @throws IllegalArgumentException if a key or an id is not as described, naming all problems by configuration key, and
     *         no secret
     */
    public static EncryptionKeys fromBase64(@Nullable String activeId, Map<String, String> keys, String configurationPrefix) {
        EncryptionKeyCheck check = new EncryptionKeyCheck(configurationPrefix);
        keys.forEach(check::addBase64);
        return new EncryptionKeys(check, activeId);
    }

    /** Returns the id of the key that encrypts. */
    public String activeId() {
        return activeId;
    }

    /** Returns the ids of all keys, sorted. */
    public Set<String> ids() {
        return Collections.unmodifiableSet(keys.keySet());
    }

    SecretKey active() {
        return Objects.requireNonNull(keys.get(activeId));
    }

    /** Returns the key with an id, or null. */
    @Nullable
    SecretKey find(String id) {
        return keys.get(id);
    }

    @Override
    public String toString() {
        return "EncryptionKeys[active " + activeId + ", all " + keys.keySet() + "]";
    }
}
