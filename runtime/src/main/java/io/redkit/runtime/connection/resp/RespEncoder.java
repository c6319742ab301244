package io.redkit.runtime.connection.resp;

import java.nio.charset.StandardCharsets;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
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
            writeLength(out, bytes.length);
            out.writeBytes(bytes);
            out.writeShort(CRLF);
        } else {
            long number = (Long) arg;
            writeLength(out, digits(number));
            writeNumber(out, number);
            out.writeShort(CRLF);
        }
    }

    private static void writeText(String text, ByteBuf out) {
        int bytes = ByteBufUtil.utf8Bytes(text);
        writeLength(out, bytes);
        if (bytes == text.length()) {
            out.writeCharSequence(text, StandardCharsets.US_ASCII);
        } else {
            ByteBufUtil.reserveAndWriteUtf8(out, text, bytes);
        }
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
