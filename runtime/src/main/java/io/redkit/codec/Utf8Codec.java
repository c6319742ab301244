package io.redkit.codec;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Text in strict UTF-8.
 * <p>
 * {@code String}'s own conversions are many times faster than a strict encoder or decoder, but replace what they cannot
 * convert. So they do the work, and the strict ones are asked only if the result contains a replacement.
 */
final class Utf8Codec implements ValueCodec<String> {

    static final Utf8Codec INSTANCE = new Utf8Codec();

    private static final char REPLACED_WHEN_DECODING = '\uFFFD';
    private static final char REPLACED_WHEN_ENCODING = '?';

    private Utf8Codec() {
    }

    @Override
    public byte[] encode(String value) {
        byte[] bytes = CodecErrors.present(value).getBytes(StandardCharsets.UTF_8);
        if (contains(bytes, REPLACED_WHEN_ENCODING)) {
            checkEncodable(value);
        }
        return bytes;
    }

    @Override
    public String decode(byte[] bytes) {
        String value = new String(bytes, StandardCharsets.UTF_8);
        if (value.indexOf(REPLACED_WHEN_DECODING) >= 0) {
            checkDecodable(bytes);
        }
        return value;
    }

    private static boolean contains(byte[] bytes, char ascii) {
        for (byte b : bytes) {
            if (b == ascii) {
                return true;
            }
        }
        return false;
    }

    private static void checkEncodable(String value) {
        try {
            StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(value));
        } catch (CharacterCodingException unpairedSurrogate) {
            throw CodecErrors.encoding("the text is not valid Unicode: it has an unpaired surrogate");
        }
    }

    private static void checkDecodable(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException malformed) {
            throw CodecErrors.decoding("the value is not text in UTF-8; read it as bytes, or with the codec that wrote it");
        }
    }
}
