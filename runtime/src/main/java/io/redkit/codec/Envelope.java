package io.redkit.codec;

import java.nio.charset.StandardCharsets;

import io.redkit.RedisDecryptionException;
import io.redkit.RedisDecryptionException.Reason;

/**
 * The layout of an encrypted value:
 *
 * <pre>
 * 3 bytes  FF 'R' 'K'; FF occurs neither in UTF-8 nor in JSON, so no such value is taken for an envelope
 * 1 byte   version, 1 for AES-GCM with a 12-byte initialisation vector and a 16-byte tag
 * 1 byte   length of the key id
 * n bytes  key id in UTF-8
 * 12 bytes initialisation vector
 * m bytes  ciphertext, and the tag
 * </pre>
 *
 * Everything before the ciphertext is authenticated with it.
 *
 * @param keyId id of the key
 * @param ivStart index of the initialisation vector
 */
record Envelope(String keyId, int ivStart) {

    static final int IV_BYTES = 12;
    static final int TAG_BYTES = 16;

    private static final byte[] MAGIC = { (byte) 0xFF, 'R', 'K' };
    private static final byte VERSION = 1;
    private static final int VERSION_AT = MAGIC.length;
    private static final int ID_LENGTH_AT = VERSION_AT + 1;
    private static final int ID_START = ID_LENGTH_AT + 1;

    /** Returns what comes before the initialisation vector. */
    static byte[] header(String keyId) {
        byte[] id = keyId.getBytes(StandardCharsets.UTF_8);
        byte[] header = new byte[ID_START + id.length];
        System.arraycopy(MAGIC, 0, header, 0, MAGIC.length);
        header[VERSION_AT] = VERSION;
        header[ID_LENGTH_AT] = (byte) id.length;
        System.arraycopy(id, 0, header, ID_START, id.length);
        return header;
    }

    static Envelope parse(byte[] bytes) {
        if (!startsWithMagic(bytes)) {
            throw failure(Reason.NOT_AN_ENVELOPE,
                    "the value is not encrypted; read it with the codec that wrote it, and write it again to encrypt it");
        }
        if (bytes.length < ID_START) {
            throw truncated();
        }
        if (bytes[VERSION_AT] != VERSION) {
            throw failure(Reason.UNSUPPORTED_VERSION, "the encrypted value has format version " + (bytes[VERSION_AT] & 0xFF)
                    + ", and this version of the extension reads up to " + VERSION);
        }
        int idLength = bytes[ID_LENGTH_AT] & 0xFF;
        int ivStart = ID_START + idLength;
        if (bytes.length < ivStart + IV_BYTES + TAG_BYTES) {
            throw truncated();
        }
        return new Envelope(new String(bytes, ID_START, idLength, StandardCharsets.UTF_8), ivStart);
    }

    /** Returns the index of the ciphertext, which is also the length of what is authenticated besides. */
    int ciphertextStart() {
        return ivStart + IV_BYTES;
    }

    RedisDecryptionException unknownKey() {
        return failure(Reason.UNKNOWN_KEY, "the value is encrypted with a key" + printableId()
                + " that is not configured; keep old keys in quarkus.redkit.encryption.keys as long as their values are read");
    }

    static RedisDecryptionException tampered() {
        return failure(Reason.TAMPERED,
                "the encrypted value was changed after it was written, or written with another key of the same id");
    }

    /** Whoever can write to Redis can write any id, also one that looks like lines of a log. */
    private String printableId() {
        boolean printable = keyId.chars().allMatch(c -> c > ' ' && c < 0x7F);
        return printable ? " '" + keyId + "'" : "";
    }

    private static boolean startsWithMagic(byte[] bytes) {
        return bytes.length >= MAGIC.length && bytes[0] == MAGIC[0] && bytes[1] == MAGIC[1] && bytes[2] == MAGIC[2];
    }

    private static RedisDecryptionException truncated() {
        return failure(Reason.TRUNCATED, "the encrypted value is incomplete");
    }

    private static RedisDecryptionException failure(Reason reason, String message) {
        return new RedisDecryptionException(reason, message, null);
    }
}
