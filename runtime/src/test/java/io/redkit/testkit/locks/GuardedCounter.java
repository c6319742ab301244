package io.redkit.testkit.locks;

import java.util.List;

import io.redkit.RedisService;
import io.redkit.data.Script;

/**
 * A counter on a server of its own that is read, and written some time later, by whoever holds a lock. It refuses tokens that
 * are lower than one it has seen, and keeps a history of all tokens.
 */
final class GuardedCounter {

    /** Answers -1 if the token is refused, else the value. */
    private static final String READ = """
            redis.call('RPUSH', KEYS[2], ARGV[1] .. ' ' .. ARGV[2])
            local seen = tonumber(redis.call('HGET', KEYS[1], 'fence') or 0)
            if tonumber(ARGV[1]) < seen then return -1 end
            redis.call('HSET', KEYS[1], 'fence', ARGV[1])
            return tonumber(redis.call('HGET', KEYS[1], 'value') or 0)
            """;

    private static final String WRITE = """
            if tonumber(ARGV[1]) < tonumber(redis.call('HGET', KEYS[1], 'fence') or 0) then
                redis.call('HINCRBY', KEYS[1], 'refused', 1)
                return 0
            end
            redis.call('HSET', KEYS[1], 'value', ARGV[2])
            redis.call('HINCRBY', KEYS[1], 'accepted', 1)
            return 1
            """;

    private final RedisService redis;
    private final Script read;
    private final Script write;
    private final String key;

    GuardedCounter(RedisService redis, String lock) {
        this.redis = redis;
        this.read = redis.script(READ);
        this.write = redis.script(WRITE);
        this.key = "counter:" + lock;
    }

    /** @return -1 if the token is refused */
    long read(long token, String acquisition) {
        return read.keys(key, key + ":history").args(token, acquisition).asLong();
    }

    boolean write(long token, long value) {
        return write.keys(key).args(token, value).asBoolean();
    }

    /** Returns increments that were accepted and are not in the value; 0 if it is right. */
    long lostUpdates() {
        return number("accepted") - number("value");
    }

    long accepted() {
        return number("accepted");
    }

    /** Returns the writes whose token was too old. */
    long refusedWrites() {
        return number("refused");
    }

    private long number(String field) {
        String text = redis.hGet(key, field);
        return text == null ? 0 : Long.parseLong(text);
    }

    /** Returns lines of token and acquisition, in the order in which the counter was asked. */
    List<String> history() {
        return redis.script("return redis.call('LRANGE', KEYS[1], 0, -1)").keys(key + ":history").asList();
    }
}
