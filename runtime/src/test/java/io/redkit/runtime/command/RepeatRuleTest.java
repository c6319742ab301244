package io.redkit.runtime.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.redkit.Delivery;
import io.redkit.RedisClosedException;
import io.redkit.RedisCommandRefusedException;
import io.redkit.RedisConnectionException;
import io.redkit.RedisException;
import io.redkit.RedisOverloadException;
import io.redkit.RedisServerException;

class RepeatRuleTest {

    private final RepeatRule rule = new RepeatRule(true);

    @ParameterizedTest
    @ValueSource(strings = { "GET", "SET", "INCR", "BLPOP", "EVAL" })
    void allows_connectionLostBeforeSending_anyCommand(String command) {
        assertThat(rule.allows(call(command), lost(Delivery.NOT_SENT))).isTrue();
    }

    @Test
    void allows_connectionLostBeforeSendingAndNothingIsToWait_none() {
        assertThat(new RepeatRule(false).allows(call("GET"), lost(Delivery.NOT_SENT))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "READONLY", "LOADING", "MASTERDOWN", "TRYAGAIN", "CLUSTERDOWN" })
    void allows_serverHasNotBegun_anyCommand(String code) {
        assertThat(rule.allows(call("INCR"), error(code))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "WRONGTYPE", "NOAUTH", "NOPERM", "OOM", "ERR", "MISCONF", "BUSY", "NOSCRIPT" })
    void allows_otherErrorOfTheServer_none(String code) {
        assertThat(rule.allows(call("GET"), error(code))).isFalse();
    }

    @Test
    void allows_theClientItselfRefuses_none() {
        assertThat(rule.allows(call("GET"), new RedisOverloadException("full"))).isFalse();
        assertThat(rule.allows(call("GET"), new RedisClosedException("closed", Delivery.NOT_SENT))).isFalse();
        assertThat(rule.allows(call("GET"), new RedisCommandRefusedException("no"))).isFalse();
    }

    private static Call call(String command) {
        return Call.of(Commands.get(command), "k", "1");
    }

    private static RedisException lost(Delivery delivery) {
        return new RedisConnectionException("lost", null, delivery);
    }

    private static RedisException error(String code) {
        return new RedisServerException(code, code, code, Delivery.ANSWERED);
    }
}
