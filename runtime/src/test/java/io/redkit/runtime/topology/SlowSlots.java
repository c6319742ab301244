package io.redkit.runtime.topology;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The slots of keys, written down bit by bit after the definition. */
final class SlowSlots {

    private static final Pattern TAG = Pattern.compile("[^{]*\\{([^}]+)}.*", Pattern.DOTALL);

    private SlowSlots() {
    }

    static int of(byte[] key) {
        Matcher tag = TAG.matcher(new String(key, StandardCharsets.ISO_8859_1));
        return crcOf(tag.matches() ? tag.group(1).getBytes(StandardCharsets.ISO_8859_1) : key) % 16384;
    }

    /** Divides the message, followed by 16 zeros, by the polynomial x^16 + x^12 + x^5 + 1. */
    static int crcOf(byte[] message) {
        int remainder = 0;
        for (int bit = 0; bit < 8 * message.length + 16; bit++) {
            int next = bit < 8 * message.length ? message[bit / 8] >> 7 - bit % 8 & 1 : 0;
            remainder = remainder << 1 | next;
            if (remainder >= 0x10000) {
                remainder ^= 0x11021;
            }
        }
        return remainder;
    }
}
