package io.redkit.runtime.room;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.redkit.Delivery;
import io.redkit.RedisCodecException;
import io.redkit.codec.ValueCodec;

/**
 * What Redis keeps of a connection or a message: the length of the name of a user in bytes, a colon, the name, and JSON.
 * Scripts
 * find the user in it.
 *
 * @param user empty for nobody
 * @param json what belongs to it
 */
record Entry(String user, byte[] json) {

    private static final byte COLON = ':';

    /** @throws IllegalArgumentException if the user is empty */
    static Entry ofUser(String user, byte[] json) {
        if (user.isEmpty()) {
            throw new IllegalArgumentException("the user is empty");
        }
        return new Entry(user, json);
    }

    /** @throws RedisCodecException if the name is not valid Unicode */
    byte[] encode() {
        byte[] name = ValueCodec.utf8().encode(user);
        byte[] head = (name.length + ":").getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(head, head.length + name.length + json.length);
        System.arraycopy(name, 0, all, head.length, name.length);
        System.arraycopy(json, 0, all, head.length + name.length, json.length);
        return all;
    }

    static Entry decode(byte[] bytes) {
        return decode(bytes, 0);
    }

    /** @param from where it begins; it ends with the array */
    static Entry decode(byte[] bytes, int from) {
        int colon = from;
        int length = 0;
        while (colon < bytes.length && bytes[colon] != COLON) {
            int digit = bytes[colon++] - '0';
            if (digit < 0 || digit > 9 || length > bytes.length) {
                throw malformed();
            }
            length = length * 10 + digit;
        }
        int begin = colon + 1;
        if (begin > bytes.length || length > bytes.length - begin) {
            throw malformed();
        }
        return new Entry(new String(bytes, begin, length, StandardCharsets.UTF_8),
                Arrays.copyOfRange(bytes, begin + length, bytes.length));
    }

    private static RedisCodecException malformed() {
        return new RedisCodecException("an entry of a room does not begin with the length of a name", null, null,
                Delivery.ANSWERED);
    }

    /** Leaves out who and what. */
    @Override
    public String toString() {
        return "Entry[" + json.length + " bytes]";
    }
}
