package io.redkit.runtime.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.redkit.CallOptions;

class CommandClassTest {

    @ParameterizedTest
    @ValueSource(strings = { "GET k", "MGET k k2", "EVAL_RO return 0", "XREAD STREAMS s 0", "HGETALL k", "PING" })
    void of_commandThatChangesNothing_isRead(String line) {
        assertThat(CommandClass.of(call(line))).isEqualTo(CommandClass.READ);
    }

    @ParameterizedTest
    @ValueSource(strings = { "SET k v", "SET k v PX 100", "SET k v ex 10", "SET k v EXAT 99", "SET k v KEEPTTL", "MSET k v",
            "PSETEX k 10 v", "HMSET k f v", "JSON.SET k $ 1", "SCRIPT LOAD s", "CLIENT ID", "slowlog get 5" })
    void of_commandWithTheSameEffectAndAnswerTwice_isIdempotent(String line) {
        assertThat(CommandClass.of(call(line))).isEqualTo(CommandClass.IDEMPOTENT);
    }

    @ParameterizedTest
    @ValueSource(strings = { "SET k v NX", "SET k v PX 100 NX", "SET k v XX", "SET k v GET", "SET k v IFEQ w",
            "JSON.SET k $ 1 NX",
            "INCR k", "GETDEL k", "GETSET k v", "DEL k", "HSET k f v", "HDEL k f", "SADD k m", "LPUSH k v", "EXPIRE k 10",
            "EVAL return 0", "EVALSHA x 0", "PUBLISH c m", "XADD s * f v", "XREADGROUP GROUP g c STREAMS s >", "CLIENT KILL x",
            "SDIFFSTORE a b a", "SETBIT k 1 1" })
    void of_commandThatCountsOrDependsOnWhatIsThere_isWrite(String line) {
        assertThat(CommandClass.of(call(line))).isEqualTo(CommandClass.WRITE);
    }

    @ParameterizedTest
    @ValueSource(strings = { "BLPOP k 1", "XREAD BLOCK 10 STREAMS s 0", "WAIT 1 100" })
    void of_commandThatWaits_isBlockingWhateverIsDeclared(String line) {
        assertThat(CommandClass.of(call(line).with(CallOptions.DEFAULT.idempotent()))).isEqualTo(CommandClass.BLOCKING);
    }

    @ParameterizedTest
    @ValueSource(strings = { "INCR k", "DEL k", "SET k v NX", "EVAL return 0" })
    void of_writeThatIsDeclared_isIdempotent(String line) {
        assertThat(CommandClass.of(call(line).with(CallOptions.DEFAULT.idempotent()))).isEqualTo(CommandClass.IDEMPOTENT);
    }

    private static Call call(String line) {
        String[] words = line.split(" ");
        return Call.of(Commands.get(words[0]), (Object[]) Arrays.copyOfRange(words, 1, words.length));
    }
}
