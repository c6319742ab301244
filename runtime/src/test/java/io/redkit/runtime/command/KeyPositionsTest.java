package io.redkit.runtime.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyPositionsTest {

    @ParameterizedTest
    @CsvSource({ "JSON.SET k1 $ 1, k1", "JSON.MGET k1 k2 $, k1 k2", "JSON.MSET k1 $ 1 k2 $ 2, k1 k2",
            "JSON.DEBUG MEMORY k1, k1",
            "TS.MADD k1 1 1 k2 2 2, k1 k2", "TS.CREATERULE k1 k2 AGGREGATION sum 1, k1 k2",
            "TDIGEST.MERGE k1 2 k2 k3, k1 k2 k3",
            "CMS.MERGE k1 1 k2 WEIGHTS 1, k1 k2", "BF.ADD k1 v, k1", "FT.SUGGET k1 v, k1", "VSIM k1 ELE v, k1",
            "MSETEX 2 k1 v k2 v EX 10, k1 k2", "DELEX k1 IFEQ v, k1", "SPUBLISH k1 m, k1", "SSUBSCRIBE k1 k2, k1 k2",
            "XREADGROUP GROUP g c CLAIM 10 STREAMS k1 >, k1", "DEBUG OBJECT k1, k1", "object encoding k1, k1" })
    void all_callThatAnOldServerDoesNotKnow_areItsKeys(String line, String keys) {
        assertThat(keysOf(call(line))).containsExactly(keys.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = { "PING x", "FT.SEARCH i q", "TS.MGET FILTER a=1", "DEBUG JMAP x", "CLUSTER KEYSLOT k",
            "SUNSUBSCRIBE",
            "GET", "EVAL s", "EVAL s none k", "EVAL s 2 k", "EVAL s -1 k", "XREAD STREAMS k", "XREAD", "MIGRATE h 1",
            "OBJECT ENCODING" })
    void firstAndAll_callWithoutKeys_areNone(String line) {
        Call call = call(line);

        assertThat(call.firstKey()).isEqualTo(KeyPositions.NO_KEY);
        assertThat(call.command().keys().all(call)).isEmpty();
    }

    @Test
    void all_numberOfKeysThatIsALong_isUnderstood() {
        Call call = Call.of(Commands.get("EVAL"), "return 1", 2L, "k1", "k2", "a");

        assertThat(call.command().keys().all(call)).containsExactly(2, 3);
    }

    @Test
    void all_userAndPasswordThatReadLikeAnOption_areNotMistakenForOne() {
        Call call = Call.of(Commands.get("MIGRATE"), "h", 1L, "", 0L, 10L, "AUTH2", "keys", "keys", "KEYS", "k1", "k2");

        assertThat(keysOf(call)).containsExactly("k1", "k2");
    }

    @Test
    void first_commandThatOnlyTheApplicationKnows_isItsFirstArgument() {
        assertThat(Call.of(Commands.custom("MY.COMMAND"), "k", "v").firstKey()).isZero();
    }

    @Test
    void first_commandThatOnlyTheApplicationKnowsWithoutArguments_isNone() {
        assertThat(Call.of(Commands.custom("MY.COMMAND")).firstKey()).isEqualTo(KeyPositions.NO_KEY);
    }

    @Test
    void all_moreKeysThanExpected_areComplete() {
        Object[] keys = new Object[1000];
        Arrays.fill(keys, "k");
        Call call = Call.of(Commands.get("DEL"), keys);

        assertThat(call.command().keys().all(call)).hasSize(1000).startsWith(0, 1).endsWith(999);
    }

    private static List<String> keysOf(Call call) {
        return Arrays.stream(call.command().keys().all(call)).mapToObj(i -> (String) call.arg(i)).toList();
    }

    private static Call call(String line) {
        String[] words = line.split(" ");
        return Call.of(Commands.get(words[0]), (Object[]) Arrays.copyOfRange(words, 1, words.length));
    }
}
