package io.redkit.runtime.connection.resp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.netty.buffer.ByteBuf;
import io.redkit.runtime.command.Call;

/**
 * Writes commands as RESP arrays of strings, one behind the other, and hands them on together. It collects them in an array
 * of its own, which is written to faster than a buffer outside of the heap; what is copied to that in one go costs little.
 */
public final class RespEncoder {

    private static final int INITIAL_SIZE = 4096;
    private static final int ALWAYS_KEPT = 64 * 1024;
    /** Type, number and line end; and the line end behind the content. */
    private static final int LONGEST_FRAME = 1 + 20 + 2 + 2;

    private byte[] bytes = new byte[INITIAL_SIZE];
    private int size;

    /** Returns the bytes that were not handed on yet. */
    public int size() {
        return size;
    }

    /**
     * Appends the command as a whole or not at all.
     *
     * @throws RuntimeException if an argument cannot be written
     * @throws OutOfMemoryError if there is no memory for it
     */
    public void encode(Call call) {
        int before = size;
        try {
            write(call);
        } catch (RuntimeException | OutOfMemoryError e) {
            size = before;
            throw e;
        }
    }

    /** Moves everything to the buffer. Memory that a large burst took is given back bit by bit when it is not used again. */
    public void drainTo(ByteBuf out) {
        out.writeBytes(bytes, 0, size);
        if (bytes.length > ALWAYS_KEPT && size < bytes.length / 4) {
            bytes = new byte[bytes.length / 2];
        }
        size = 0;
    }

    private void write(Call call) {
        int args = call.argCount();
        byte[] header = call.command().header();
        reserve(LONGEST_FRAME + header.length);
        writeLine('*', args + 1L);
        append(header);
        for (int i = 0; i < args; i++) {
            writeArgument(call.arg(i));
        }
    }

    private void writeArgument(Object arg) {
        if (arg instanceof String text) {
            writeText(text);
        } else if (arg instanceof byte[] content) {
            writeBytes(content);
        } else {
            long number = (Long) arg;
            reserve(2 * LONGEST_FRAME);
            writeLine('$', digits(number));
            writeNumber(number);
            writeLineEnd();
        }
    }

    private void writeText(String text) {
        int length = text.length();
        reserve(LONGEST_FRAME + length);
        int start = size;
        writeLine('$', length);
        int seen = 0;
        byte[] target = bytes;
        int at = size;
        for (int i = 0; i < length; i++) {
            char next = text.charAt(i);
            target[at + i] = (byte) next;
            seen |= next;
        }
        if (seen < 0x80) {
            size = at + length;
            writeLineEnd();
        } else {
            size = start;
            writeBytes(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void writeBytes(byte[] content) {
        reserve(LONGEST_FRAME + content.length);
        writeLine('$', content.length);
        append(content);
        writeLineEnd();
    }

    private void append(byte[] content) {
        System.arraycopy(content, 0, bytes, size, content.length);
        size += content.length;
    }

    private void writeLine(char type, long number) {
        bytes[size++] = (byte) type;
        writeNumber(number);
        writeLineEnd();
    }

    private void writeLineEnd() {
        bytes[size++] = '\r';
        bytes[size++] = '\n';
    }

    private void writeNumber(long number) {
        if (number >= 0 && number < 10) {
            bytes[size++] = (byte) ('0' + number);
            return;
        }
        int end = size + digits(number);
        long rest = number < 0 ? number : -number; // below zero, where the range is larger by one
        for (int at = end - 1; rest != 0; at--) {
            bytes[at] = (byte) ('0' - rest % 10);
            rest /= 10;
        }
        if (number < 0) {
            bytes[size] = '-';
        }
        size = end;
    }

    private static int digits(long number) {
        int digits = number < 0 ? 2 : 1;
        for (long rest = number / 10; rest != 0; rest /= 10) {
            digits++;
        }
        return digits;
    }

    /** Makes room for so many bytes more. */
    private void reserve(int more) {
        if (bytes.length - size < more) {
            long wanted = Math.max(2L * bytes.length, (long) size + more);
            bytes = Arrays.copyOf(bytes, (int) Math.min(wanted, Integer.MAX_VALUE - 16));
        }
    }
}
