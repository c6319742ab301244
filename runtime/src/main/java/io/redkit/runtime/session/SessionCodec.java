package io.redkit.runtime.session;

import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.redkit.Delivery;
import io.redkit.RedisCodecException;
import io.redkit.codec.EncryptingCodec;
import io.redkit.codec.EncryptionKeys;
import io.redkit.codec.JsonCodecs;
import io.redkit.codec.ValueCodec;
import io.redkit.runtime.session.StoredSession.Field;
import io.redkit.runtime.session.StoredSession.Owner;

/**
 * Makes JSON of attributes, and encrypts it where there are keys. What is encrypted begins with the session and the attribute
 * that it belongs to: whoever can write to Redis cannot give one session what another holds.
 */
final class SessionCodec {

    private static final String PRINCIPAL = "n";
    private static final char ATTRIBUTE = '@';

    private final Supplier<JsonCodecs> json;
    private final @Nullable ValueCodec<byte[]> encrypting;

    /** @param keys null to store JSON in the clear */
    SessionCodec(Supplier<JsonCodecs> json, @Nullable EncryptionKeys keys) {
        this.json = json;
        this.encrypting = keys == null ? null : new EncryptingCodec<>(ValueCodec.bytes(), keys);
    }

    byte[] encode(Object value, Type type) {
        return json.get().of(type).encode(value);
    }

    @SuppressWarnings("unchecked")
    <T> T decode(byte[] encoded, Type type) {
        return (T) json.get().of(type).decode(encoded);
    }

    /** Makes what is stored of an encoded attribute. */
    byte[] seal(String handle, String name, byte[] encoded) {
        return sealed(handle, ATTRIBUTE + name, encoded);
    }

    Owner owner(String handle, String principal) {
        return new Owner(Digests.of(principal),
                sealed(handle, PRINCIPAL, principal.getBytes(StandardCharsets.UTF_8)));
    }

    String principal(String handle, Owner owner) {
        return new String(opened(handle, PRINCIPAL, owner.encoded()), StandardCharsets.UTF_8);
    }

    /**
     * Returns the session with its attributes as they were encoded.
     *
     * @throws RedisCodecException if something of it cannot be decrypted, or belongs elsewhere
     */
    StoredSession open(StoredSession stored) {
        if (encrypting == null) {
            return stored;
        }
        Map<String, Field> fields = new HashMap<>();
        stored.fields().forEach((name, field) -> fields.put(name,
                new Field(field.version(), opened(stored.handle(), ATTRIBUTE + name, field.value()))));
        return stored.with(stored.version(), stored.lastAccess(), Map.copyOf(fields));
    }

    private byte[] sealed(String handle, String field, byte[] encoded) {
        if (encrypting == null) {
            return encoded;
        }
        byte[] place = place(handle, field);
        byte[] clear = Arrays.copyOf(place, place.length + encoded.length);
        System.arraycopy(encoded, 0, clear, place.length, encoded.length);
        return encrypting.encode(clear);
    }

    private byte[] opened(String handle, String field, byte[] stored) {
        if (encrypting == null) {
            return stored;
        }
        byte[] clear = encrypting.decode(stored);
        byte[] place = place(handle, field);
        if (clear.length < place.length || !Arrays.equals(place, 0, place.length, clear, 0, place.length)) {
            throw new RedisCodecException("the value was encrypted for another session or attribute", null, null,
                    Delivery.ANSWERED);
        }
        return Arrays.copyOfRange(clear, place.length, clear.length);
    }

    private static byte[] place(String handle, String field) {
        return Digests.of(handle + ' ' + field).getBytes(StandardCharsets.US_ASCII);
    }
}
