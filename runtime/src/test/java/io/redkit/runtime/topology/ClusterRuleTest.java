package io.redkit.runtime.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.Commands;

class ClusterRuleTest {

    @ParameterizedTest
    @ValueSource(strings = { "GET k", "MSETNX a 1 b 2", "EVAL s 2 a b", "OBJECT ENCODING k", "XREAD STREAMS a b 0 0",
            "SINTER a b",
            "SPUBLISH c m", "JSON.MSET a $ 1 b $ 2", "SCAN_LIKE k", "RENAME a b" })
    void of_commandWithKeysThatBelongTogether_isForTheirSlot(String line) {
        assertThat(ClusterRule.of(call(line)).scope()).isEqualTo(NodeScope.SLOT);
    }

    @ParameterizedTest
    @CsvSource({ "DEL a b, SUM", "unlink a, SUM", "EXISTS a a, SUM", "TOUCH a, SUM", "MSET a 1 b 2, FIRST",
            "MGET a b, CONCATENATION", "JSON.MGET a b $, CONCATENATION" })
    void of_commandWhoseKeysAreIndependent_isSplit(String line, MergeRule merge) {
        assertThat(ClusterRule.of(call(line))).isEqualTo(new ClusterRule(NodeScope.SPLIT_BY_SLOT, merge));
    }

    @ParameterizedTest
    @ValueSource(strings = { "PING", "ECHO x", "TIME", "INFO", "PUBLISH c m", "CLUSTER SLOTS", "COMMAND", "CONFIG GET x",
            "EVAL s 0", "SCAN_LIKE", "MGET", "FT.SEARCH i q", "ACL WHOAMI" })
    void of_commandWithoutKeys_isForAnyNode(String line) {
        assertThat(ClusterRule.of(call(line)).scope()).isEqualTo(NodeScope.ANY);
    }

    @ParameterizedTest
    @CsvSource({ "DBSIZE, SUM", "FLUSHDB ASYNC, FIRST", "FLUSHALL, FIRST", "SCRIPT LOAD s, FIRST", "script flush, FIRST",
            "FUNCTION LOAD f, FIRST", "FUNCTION DELETE f, FIRST", "FUNCTION RESTORE f, FIRST", "CONFIG SET a b, FIRST",
            "CONFIG RESETSTAT, FIRST", "SCRIPT KILL, ONE_SUCCESS", "SCRIPT EXISTS x y, AND_OF_ELEMENTS",
            "KEYS *, CONCATENATION",
            "RANDOMKEY, ANY_PRESENT", "PUBSUB CHANNELS, UNION", "PUBSUB SHARDNUMSUB a, SUM_OF_PAIRS", "PUBSUB NUMPAT, SUM" })
    void of_commandAboutAllData_isForAllMasters(String line, MergeRule merge) {
        assertThat(ClusterRule.of(call(line))).isEqualTo(new ClusterRule(NodeScope.ALL_MASTERS, merge));
    }

    @ParameterizedTest
    @ValueSource(strings = { "SCAN 0", "CLUSTER FAILOVER", "CLIENT KILL ID 5", "SHUTDOWN", "CLUSTER GETKEYSINSLOT 1 10" })
    void of_commandThatMeansOneNode_isForTheOneThatTheCallerNames(String line) {
        assertThat(ClusterRule.of(call(line)).scope()).isEqualTo(NodeScope.NAMED);
    }

    @Test
    void rules_areAllForCommandsThatAreKnownAndReached() {
        Set<String> unreached = new LinkedHashSet<>();
        ClusterCommands.all().forEach((name, rule) -> {
            String key = rule.scope() == NodeScope.SPLIT_BY_SLOT ? " k" : "";
            if (Commands.find(name.split(" ")[0]) == null || !ClusterRule.of(call(name + key)).equals(rule)) {
                unreached.add(name);
            }
        });

        assertThat(unreached).isEmpty();
    }

    static Call call(String line) {
        String[] words = line.split(" ");
        Object[] args = Arrays.copyOfRange(words, 1, words.length);
        return Call.of(Commands.find(words[0]) == null ? Commands.custom(words[0]) : Commands.get(words[0]), args);
    }
}
