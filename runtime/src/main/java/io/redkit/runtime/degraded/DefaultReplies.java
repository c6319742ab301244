package io.redkit.runtime.degraded;

import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.redkit.runtime.command.Call;
import io.redkit.runtime.connection.resp.MadeReplies;
import io.vertx.redis.client.Response;

/** What a Redis without any key would answer. Commands that are not listed have no such answer. */
final class DefaultReplies {

    private static final Set<String> NULLS = names("""
            GET GETDEL GETEX GETRANGE GETSET HGET HRANDFIELD LINDEX LMOVE LPOP LPOS RANDOMKEY RPOP RPOPLPUSH SPOP SRANDMEMBER
            XAUTOCLAIM ZRANK ZREVRANK ZSCORE
            """);
    private static final Set<String> OKS = names("HMSET LSET LTRIM MSET PSETEX RENAME SET SETEX");
    private static final Set<String> ZEROS = names(
            """
                    APPEND BITCOUNT COPY DBSIZE DEL EXISTS EXPIRE EXPIREAT GETBIT HDEL HEXISTS HLEN HSET HSETNX HSTRLEN LINSERT LLEN LPUSH
                    LPUSHX LREM MOVE MSETNX PERSIST PEXPIRE PEXPIREAT PFADD PFCOUNT PUBLISH RENAMENX RPUSH RPUSHX SADD SCARD SETBIT SETNX
                    SETRANGE SINTERSTORE SISMEMBER SMOVE SREM SPUBLISH STRLEN SUNIONSTORE TOUCH UNLINK XACK XDEL XLEN XTRIM ZADD ZCARD
                    ZCOUNT ZLEXCOUNT ZRANGESTORE ZREM ZREMRANGEBYLEX ZREMRANGEBYRANK ZREMRANGEBYSCORE
                    """);
    private static final Set<String> EMPTY_ARRAYS = names("""
            HKEYS HVALS LRANGE SDIFF SINTER SMEMBERS SORT SORT_RO SUNION XRANGE XREVRANGE ZDIFF ZINTER ZRANGE ZRANGEBYLEX
            ZRANGEBYSCORE ZREVRANGE ZREVRANGEBYLEX ZREVRANGEBYSCORE ZUNION
            """);

    private DefaultReplies() {
    }

    private static Set<String> names(String text) {
        return Set.of(text.trim().split("\\s+"));
    }

    /**
     * Returns the answer, in which null is Redis' null; empty if the command has none.
     */
    static Optional<Answer> of(Call call) {
        String name = call.command().name();
        if (NULLS.contains(name)) {
            return answer(null);
        }
        if (OKS.contains(name)) {
            return answer(MadeReplies.ok());
        }
        if (ZEROS.contains(name)) {
            return answer(MadeReplies.integer(0));
        }
        if (EMPTY_ARRAYS.contains(name)) {
            return answer(MadeReplies.emptyArray());
        }
        return switch (name) {
            case "HGETALL" -> answer(MadeReplies.emptyMap());
            case "TTL", "PTTL", "EXPIRETIME", "PEXPIRETIME" -> answer(MadeReplies.integer(-2));
            case "MGET" -> answer(MadeReplies.nulls(call.argCount()));
            case "HMGET" -> answer(MadeReplies.nulls(call.argCount() - 1));
            case "INCR" -> answer(MadeReplies.integer(1));
            case "DECR" -> answer(MadeReplies.integer(-1));
            case "INCRBY" -> counted(call, 1);
            case "DECRBY" -> counted(call, -1);
            default -> Optional.empty();
        };
    }

    private static Optional<Answer> counted(Call call, int sign) {
        return call.argCount() == 2 && call.arg(1) instanceof Long amount ? answer(MadeReplies.integer(sign * amount))
                : Optional.empty();
    }

    private static Optional<Answer> answer(@Nullable Response reply) {
        return Optional.of(new Answer(reply));
    }

    /**
     * An answer.
     *
     * @param reply the reply; null is Redis' null
     */
    record Answer(@Nullable Response reply) {
    }
}
