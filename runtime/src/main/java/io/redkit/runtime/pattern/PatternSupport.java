package io.redkit.runtime.pattern;

import java.time.Duration;
import java.util.function.Supplier;

import io.redkit.KeySpace;
import io.redkit.OnConnectionLoss;
import io.redkit.codec.JsonCodecs;
import io.redkit.runtime.command.CommandExecutor;
import io.redkit.runtime.command.OwnConnection;
import io.redkit.runtime.config.ClientSettings;
import io.redkit.runtime.degraded.Availability;
import io.redkit.runtime.script.LuaScript;
import io.redkit.runtime.subscribe.Subscriber;
import io.vertx.core.Vertx;

/**
 * What a client gives to its patterns.
 *
 * @param commands sends commands on the shared connections, routed, retried and with a deadline
 * @param settings settings of the client
 * @param keys prefix of all keys; a pattern puts a prefix of its own behind it
 * @param json codecs of JSON values
 * @param availability tells whether Redis is away, and takes the pattern's policy for that
 * @param connections opens connections that nobody shares
 * @param subscriber listens to channels
 * @param vertx for timers and for callbacks that may block
 */
public record PatternSupport(CommandExecutor commands, ClientSettings settings, KeySpace keys, Supplier<JsonCodecs> json,
        Availability availability, Connections connections, Subscriber subscriber, Vertx vertx) {

    /** Opens connections that nobody shares. */
    @FunctionalInterface
    public interface Connections {

        /** Returns a connection that is opened by its first command. */
        OwnConnection open(OnConnectionLoss onLoss);
    }

    /** Returns an executor of that script; see {@link LuaScript#over}. */
    public CommandExecutor over(LuaScript script) {
        return script.over(commands, commandTimeout());
    }

    public Duration commandTimeout() {
        return settings.limits().commandTimeout();
    }
}
