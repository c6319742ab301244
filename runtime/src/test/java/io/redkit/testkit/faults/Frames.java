package io.redkit.testkit.faults;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Makes frames for the fuzzer: well-formed ones, damaged ones, and noise. */
final class Frames {

    private static final String TYPES = "$=!*~%>|:+-_#,(";
    private static final String[] LENGTHS = { "-1", "-2", "0", "1", "3", "64", "65536", "2147483647", "2147483648",
            "-9223372036854775808", "99999999999999999999", "", "1e3", "?" };

    private final SplittableRandom random;

    Frames(long seed) {
        random = new SplittableRandom(seed);
    }

    byte[] next() {
        return switch (random.nextInt(8)) {
            case 0 -> noise();
            case 1, 2 -> wellFormed();
            default -> damaged(wellFormed());
        };
    }

    /** Returns a place to cut a frame of this length. */
    int cut(int from, int length) {
        return random.nextInt(from, length + 1);
    }

    private byte[] noise() {
        byte[] noise = new byte[random.nextInt(1, 64)];
        String alphabet = TYPES + "0123456789\r\n\r\n\r\nabc";
        for (int i = 0; i < noise.length; i++) {
            noise[i] = random.nextInt(4) == 0 ? (byte) random.nextInt()
                    : (byte) alphabet.charAt(random.nextInt(alphabet.length()));
        }
        return noise;
    }

    private byte[] wellFormed() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int left = random.nextInt(1, 4); left > 0; left--) {
            reply(out, 4);
        }
        return out.toByteArray();
    }

    private void reply(ByteArrayOutputStream out, int depth) {
        char type = TYPES.charAt(random.nextInt(TYPES.length()));
        switch (type) {
            case '$', '!' -> string(out, type, random.nextInt(12));
            case '=' -> {
                line(out, "=7");
                line(out, "txt:abc");
            }
            case '*', '~', '>' -> elements(out, type, depth, 1);
            case '%', '|' -> elements(out, type, depth, 2);
            case '_' -> line(out, "_");
            case '#' -> line(out, "#t");
            case ',' -> line(out, ",1.5");
            default -> line(out, type + Long.toString(random.nextLong()));
        }
    }

    private void string(ByteArrayOutputStream out, char type, int length) {
        line(out, type + "" + length);
        byte[] content = new byte[length];
        for (int i = 0; i < length; i++) {
            content[i] = (byte) random.nextInt();
        }
        out.writeBytes(content);
        line(out, "");
    }

    private void elements(ByteArrayOutputStream out, char type, int depth, int each) {
        int count = depth == 0 ? 0 : random.nextInt(4);
        line(out, type + "" + count);
        for (int i = 0; i < count * each; i++) {
            reply(out, depth - 1);
        }
    }

    private static void line(ByteArrayOutputStream out, String text) {
        out.writeBytes((text + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private byte[] damaged(byte[] frame) {
        byte[] damaged = frame;
        for (int left = random.nextInt(1, 4); left > 0 && damaged.length > 1; left--) {
            damaged = damagedOnce(damaged);
        }
        return damaged;
    }

    private byte[] damagedOnce(byte[] frame) {
        int at = random.nextInt(frame.length);
        return switch (random.nextInt(5)) {
            case 0 -> Arrays.copyOf(frame, at);
            case 1 -> splice(frame, at, at + 1, new byte[0]);
            case 2 -> splice(frame, at, at, new byte[] { (byte) TYPES.charAt(random.nextInt(TYPES.length())) });
            case 3 -> splice(frame, at, at + 1, new byte[] { (byte) random.nextInt() });
            default ->
                splice(frame, at, at + 1, (LENGTHS[random.nextInt(LENGTHS.length)] + "\r\n").getBytes(StandardCharsets.UTF_8));
        };
    }

    private static byte[] splice(byte[] frame, int from, int to, byte[] inserted) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(frame, 0, from);
        out.writeBytes(inserted);
        out.write(frame, to, frame.length - to);
        return out.toByteArray();
    }
}
