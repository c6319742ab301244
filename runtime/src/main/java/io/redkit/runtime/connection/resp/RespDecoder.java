package io.redkit.runtime.connection.resp;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import io.netty.buffer.ByteBuf;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.impl.types.BooleanType;
import io.vertx.redis.client.impl.types.ErrorType;
import io.vertx.redis.client.impl.types.NumberType;
import io.vertx.redis.client.impl.types.SimpleStringType;

/**
 * Reads replies in RESP2 and RESP3 from buffers that end anywhere.
 * <p>
 * A reply that is complete in the buffer is parsed in place and each string copied once, into its own array. Of an
 * incomplete one the decoder keeps the finished parts, so that a slow or hostile sender cannot make it parse anything
 * twice but the last short line. Announced lengths are not believed: memory grows with what arrives, a reply is bounded in
 * bytes and in nesting, and each element is charged with what it costs on the heap.
 * <p>
 * Not thread-safe; belongs to one connection. After an exception the stream is lost.
 */
public final class RespDecoder {

    private static final int MAX_LINE = 64 * 1024;
    private static final int MAX_DEPTH = 64;
    private static final int COST_OF_ELEMENT = 32;

    private final long maxReplyBytes;
    private long replyBytes;
    private @Nullable OpenAggregate aggregate;
    private @Nullable OpenBulk bulk;
    private @Nullable Response reply;

    /** @param maxReplyBytes largest reply; a larger one is a {@link RespProtocolException} */
    public RespDecoder(long maxReplyBytes) {
        this.maxReplyBytes = maxReplyBytes;
    }

    /**
     * Reads until one reply is complete, or the buffer holds no further complete part.
     *
     * @return whether a reply is complete; it is then in {@link #reply()}. If not, unread bytes must be offered again, followed
     *         by more
     */
    public boolean next(ByteBuf in) {
        reply = null;
        while (in.isReadable()) {
            if (bulk != null) {
                if (!bulk.fill(in)) {
                    return false;
                }
                OpenBulk complete = bulk;
                bulk = null;
                readLineEnd(in);
                if (finish(bulkReply(complete.type, complete.bytes()))) {
                    return true;
                }
                continue;
            }
            int start = in.readerIndex();
            int end = findLineEnd(in, start);
            if (end < 0) {
                return false;
            }
            in.readerIndex(end + 2);
            charge(end + 2 - start);
            if (readElement(in, in.getByte(start), start + 1, end)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the reply that {@link #next} completed; null is Redis' null. */
    public @Nullable Response reply() {
        return reply;
    }

    private static int findLineEnd(ByteBuf in, int start) {
        int feed = in.indexOf(start, Math.min(in.writerIndex(), start + MAX_LINE), (byte) '\n');
        if (feed < 0) {
            if (in.writerIndex() - start >= MAX_LINE) {
                throw new RespProtocolException("a line of more than " + MAX_LINE + " bytes");
            }
            return -1;
        }
        if (feed - start < 2 || in.getByte(feed - 1) != '\r') {
            throw new RespProtocolException("a line that does not end in CR LF or has no type");
        }
        return feed - 1;
    }

    private boolean readElement(ByteBuf in, byte type, int start, int end) {
        return switch (type) {
            case '$', '=', '!' -> readBulk(in, type, parseLong(in, start, end));
            case '*', '~', '%', '>', '|' -> openAggregate(type, parseLong(in, start, end));
            case ':' -> finish(IntegerReply.of(parseLong(in, start, end)));
            case '+' -> finish(simpleString(in, start, end));
            case '-' -> finish(ErrorType.create(line(in, start, end)));
            case '_' -> finish(null);
            case '#' -> finish(bool(in, start, end));
            case ',' -> finish(NumberType.create(parseDouble(line(in, start, end))));
            case '(' -> finish(NumberType.create(parseBig(line(in, start, end))));
            default -> throw new RespProtocolException("unknown type byte 0x" + Integer.toHexString(type & 0xff));
        };
    }

    private boolean readBulk(ByteBuf in, byte type, long length) {
        if (length == -1 && type == '$') {
            return finish(null);
        }
        if (length < 0 || length > Integer.MAX_VALUE - 16) {
            throw new RespProtocolException("a string of " + length + " bytes");
        }
        charge(length);
        int size = (int) length;
        if (in.readableBytes() < size + 2) {
            bulk = new OpenBulk(type, size);
            return false;
        }
        byte[] bytes = new byte[size];
        in.readBytes(bytes);
        readLineEnd(in);
        return finish(bulkReply(type, bytes));
    }

    private static void readLineEnd(ByteBuf in) {
        if (in.readShort() != ('\r' << 8 | '\n')) {
            throw new RespProtocolException("a string that is longer than its length");
        }
    }

    private static Response bulkReply(byte type, byte[] bytes) {
        if (type == '$') {
            return new BulkReply(bytes);
        }
        if (type == '!') {
            return ErrorType.create(new String(bytes, StandardCharsets.UTF_8));
        }
        if (bytes.length < 4 || bytes[3] != ':') {
            throw new RespProtocolException("a verbatim string without format");
        }
        String format = new String(bytes, 0, 3, StandardCharsets.ISO_8859_1);
        return new VerbatimReply(format, Arrays.copyOfRange(bytes, 4, bytes.length));
    }

    private boolean openAggregate(byte type, long length) {
        if (length == -1 && type == '*') {
            return finish(null);
        }
        boolean pairs = type == '%' || type == '|';
        if (length < 0 || length > (pairs ? Integer.MAX_VALUE / 2 : Integer.MAX_VALUE - 16)) {
            throw new RespProtocolException("an aggregate of " + length + " elements");
        }
        if (length == 0 && type == '>') {
            throw new RespProtocolException("a push without a kind"); // as an empty array it would pass for a reply
        }
        if (length == 0 && type != '|') {
            return finish(type == '%' ? MapReply.EMPTY : ArrayReply.EMPTY);
        }
        if (length == 0) {
            return false;
        }
        if (type == '>' && aggregate != null) {
            throw new RespProtocolException("a push inside of a reply");
        }
        OpenAggregate opened = new OpenAggregate(type, (int) (pairs ? 2 * length : length), aggregate);
        if (opened.depth > MAX_DEPTH) {
            throw new RespProtocolException("nesting deeper than " + MAX_DEPTH);
        }
        aggregate = opened;
        return false;
    }

    /** Puts a finished element where it belongs; returns whether that completed a whole reply. */
    private boolean finish(@Nullable Response element) {
        Response done = element;
        while (aggregate != null) {
            charge(COST_OF_ELEMENT);
            OpenAggregate open = aggregate;
            open.add(done);
            if (!open.isComplete()) {
                return false;
            }
            aggregate = open.parent;
            if (open.isAttribute()) {
                return false;
            }
            done = open.toReply();
        }
        replyBytes = 0;
        reply = done;
        return true;
    }

    private void charge(long bytes) {
        replyBytes += bytes;
        if (replyBytes > maxReplyBytes) {
            throw new RespProtocolException("a reply larger than " + maxReplyBytes + " bytes");
        }
    }

    private static Response simpleString(ByteBuf in, int start, int end) {
        if (end - start == 2 && in.getByte(start) == 'O' && in.getByte(start + 1) == 'K') {
            return SimpleStringType.OK;
        }
        return SimpleStringType.create(line(in, start, end));
    }

    private static Response bool(ByteBuf in, int start, int end) {
        byte value = in.getByte(start);
        if (end - start != 1 || (value != 't' && value != 'f')) {
            throw new RespProtocolException("a boolean that is neither t nor f");
        }
        return value == 't' ? BooleanType.TRUE : BooleanType.FALSE;
    }

    private static String line(ByteBuf in, int start, int end) {
        return in.toString(start, end - start, StandardCharsets.UTF_8);
    }

    private static long parseLong(ByteBuf in, int start, int end) {
        int at = start;
        byte sign = at < end ? in.getByte(at) : 0;
        if (sign == '-' || sign == '+') {
            at++;
        }
        if (at == end || end - at > 19) {
            throw new RespProtocolException("a number of " + (end - at) + " digits");
        }
        long negative = 0; // collected below zero, where the range is larger by one
        for (; at < end; at++) {
            int digit = in.getByte(at) - '0';
            if (digit < 0 || digit > 9) {
                throw new RespProtocolException("a number with a character that is no digit");
            }
            long next = negative * 10 - digit;
            if (next > negative || negative < Long.MIN_VALUE / 10) {
                throw new RespProtocolException("a number out of range");
            }
            negative = next;
        }
        if (sign != '-' && negative == Long.MIN_VALUE) {
            throw new RespProtocolException("a number out of range");
        }
        return sign == '-' ? negative : -negative;
    }

    private static Double parseDouble(String text) {
        try {
            return switch (text) {
                case "inf", "+inf" -> Double.POSITIVE_INFINITY;
                case "-inf" -> Double.NEGATIVE_INFINITY;
                case "nan", "-nan" -> Double.NaN;
                default -> Double.valueOf(text);
            };
        } catch (NumberFormatException e) {
            throw new RespProtocolException("a double that is no number");
        }
    }

    private static BigInteger parseBig(String text) {
        try {
            return new BigInteger(text);
        } catch (NumberFormatException e) {
            throw new RespProtocolException("a big number that is no number");
        }
    }
}
