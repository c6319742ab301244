package io.redkit.codec;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

import io.redkit.Delivery;
import io.redkit.RedisCodecException;
import io.redkit.RedisDecryptionException;

/**
 * Encrypts what another codec writes, with AES-GCM: whoever reads Redis learns the length of a value and the id of its key,
 * and a value that somebody changed is refused.
 * <p>
 * Reading fails with a {@link RedisDecryptionException} whose reason tells a tampered value from one whose key is missing and
 * one that was never encrypted. Values in the clear are never accepted.
 * <p>
 * What it does not do: a value is not bound to its Redis key, so whoever writes to Redis can exchange two values, or restore
 * an older one. Store the key's name in the value and compare it where that matters.
 * <p>
 * Thread-safe, and it does not block. Create it at run time and keep it: it holds the keys and a random generator.
 *
 * @param <T> type of the objects
 */
public final class EncryptingCodec<T> implements ValueCodec<T> {

    private final ValueCodec<T> codec;
    private final EncryptionKeys keys;
    private final SecretKey activeKey;
    private final byte[] header;
    // Not static: a native executable must seed it when it runs, not when it is built.
    private final SecureRandom random = new SecureRandom();

    /**
     * @param codec makes the bytes that are encrypted
     * @param keys the key that encrypts and those that decrypt
     */
    public EncryptingCodec(ValueCodec<T> codec, EncryptionKeys keys) {
        this.codec = codec;
        this.keys = keys;
        this.activeKey = keys.active();
        this.header = Envelope.header(keys.activeId());
    }

    @Override
    public byte[] encode(T value) {
        byte[] clear = codec.encode(value);
        int ciphertextStart = header.length + Envelope.IV_BYTES;
        byte[] envelope = Arrays.copyOf(header, ciphertextStart + clear.length + Envelope.TAG_BYTES);
        byte[] iv = new byte[Envelope.IV_BYTES];
        random.nextBytes(iv);
        System.arraycopy(iv, 0, envelope, header.length, iv.length);
        try {
            cipher(Cipher.ENCRYPT_MODE, activeKey, envelope, header.length)
                    .doFinal(clear, 0, clear.length, envelope, ciphertextStart);
            return envelope;
        } catch (GeneralSecurityException e) {
            throw new RedisCodecException("the security provider cannot encrypt with AES-GCM", null, e, Delivery.NOT_SENT);
        }
    }

    @Override
    public T decode(byte[] bytes) {
        return codec.decode(decrypt(bytes));
    }

    private byte[] decrypt(byte[] bytes) {
        Envelope envelope = Envelope.parse(bytes);
        SecretKey key = keys.find(envelope.keyId());
        if (key == null) {
            throw envelope.unknownKey();
        }
        int ciphertextStart = envelope.ciphertextStart();
        try {
            return cipher(Cipher.DECRYPT_MODE, key, bytes, envelope.ivStart())
                    .doFinal(bytes, ciphertextStart, bytes.length - ciphertextStart);
        } catch (AEADBadTagException e) {
            throw Envelope.tampered();
        } catch (GeneralSecurityException e) {
            throw new RedisCodecException("the security provider cannot decrypt with AES-GCM", null, e, Delivery.ANSWERED);
        }
    }

    /**
     * A new cipher each time. Making one is a microsecond of the three that a small value takes, far less than a round trip;
     * a cipher per thread would outlive class loaders, and a shared one would need a lock.
     */
    private static Cipher cipher(int mode, SecretKey key, byte[] envelope, int ivStart) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(Envelope.TAG_BYTES * 8, envelope, ivStart, Envelope.IV_BYTES));
        cipher.updateAAD(envelope, 0, ivStart + Envelope.IV_BYTES);
        return cipher;
    }
}
