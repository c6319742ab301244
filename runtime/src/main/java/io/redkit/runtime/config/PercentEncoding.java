package io.redkit.runtime.config;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/** Percent-decoding of URL parts (RFC 3986). A plus sign stays one: only HTML forms make it a space. */
final class PercentEncoding {

    private PercentEncoding() {
    }

    /** Returns the decoded text, or null where a percent sign starts no valid escape or the bytes are not UTF-8. */
    static @Nullable String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] in = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
        for (int i = 0; i < in.length; i++) {
            if (in[i] != '%') {
                out.write(in[i]);
                continue;
            }
            if (i + 2 >= in.length) {
                return null;
            }
            int high = Character.digit((char) in[++i], 16);
            int low = Character.digit((char) in[++i], 16);
            if (high < 0 || low < 0) {
                return null;
            }
            out.write(high << 4 | low);
        }
        return utf8(out.toByteArray());
    }

    private static @Nullable String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
