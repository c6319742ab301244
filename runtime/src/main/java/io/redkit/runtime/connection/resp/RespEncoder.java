package io.redkit.runtime.connection.resp;

import java.nio.charset.StandardCharsets;

import io.netty.buffer.ByteBuf;
import io.redkit.runtime.command.Call;

/** Writes commands as RESP arrays of strings, straight into the buffer that goes to the socket. */
public final class RespEncoder {

    private static final int CRLF = '\r' << 8 | '\n';

    private RespEncoder() {
    }

    /** Appends the command to the buffer. */
    public static void encode(Call call, ByteBuf out) {
        int args = call.argCount();
        out.writeByte('*');
        writeNumber(out, args + 1L);
        out.writeShort(CRLF);
        out.writeBytes(call.command().header());
        for (int i = 0; i < args; i++) {
            writeArgument(call.arg(i), out);
        }
    }

    private static void writeArgument(Object arg, ByteBuf out) {
        if (arg instanceof String text) {
            writeText(text, out);
        } else if (arg instanceof byte[] bytes) {
            writeBytes(bytes, out);
        } else {
            long number = (Long) arg;
            writeLength(out, digits(number));
            writeNumber(out, number);
            out.writeShort(CRLF);
        }
    }

    private static void writeText(String text, ByteBuf out) {
        if (isAscii(text)) {
            writeLength(out, text.length());
            out.writeCharSequence(text, StandardCharsets.US_ASCII);
            out.writeShort(CRLF);
        } else {
            // not Netty's own UTF-8: of an unpaired surrogate and its neighbour it makes other bytes than the JDK
            writeBytes(text.getBytes(StandardCharsets.UTF_8), out);
        }
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static void writeBytes(byte[] bytes, ByteBuf out) {
        writeLength(out, bytes.length);
        out.writeBytes(bytes);
        out.writeShort(CRLF);
    }

    private static void writeLength(ByteBuf out, int length) {
        out.writeByte('$');
        writeNumber(out, length);
        out.writeShort(CRLF);
    }

    private static void writeNumber(ByteBuf out, long number) {
        if (number >= 0 && number < 10) {
            out.writeByte('0' + (int) number);
            return;
        }
        if (number == Long.MIN_VALUE) {
            out.writeCharSequence("-9223372036854775808", StandardCharsets.US_ASCII);
            return;
        }
        int length = digits(number);
        out.ensureWritable(length);
        int start = out.writerIndex();
        long rest = Math.abs(number);
        for (int at = start + length - 1; at >= start + (number < 0 ? 1 : 0); at--) {
            out.setByte(at, (byte) ('0' + rest % 10));
            rest /= 10;
        }
        if (number < 0) {
            out.setByte(start, '-');
        }
        out.writerIndex(start + length);
    }

    private static int digits(long number) {
        if (number == Long.MIN_VALUE) {
            return 20;
        }
        int digits = number < 0 ? 2 : 1;
        for (long rest = Math.abs(number); rest >= 10; rest /= 10) {
            digits++;
        }
        return digits;
    }
}
