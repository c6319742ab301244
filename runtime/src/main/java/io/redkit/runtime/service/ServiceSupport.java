package io.redkit.runtime.service;

import java.util.function.Supplier;

import io.redkit.ConnectionState;
import io.redkit.KeySpace;
import io.redkit.OnConnectionLoss;
import io.redkit.codec.JsonCodecs;
import io.redkit.runtime.command.CommandExecutor;
import io.redkit.runtime.command.CommandLookup;
import io.redkit.runtime.command.OwnConnection;
import io.redkit.runtime.config.ClientSettings;

/**
 * What the service stands on.
 *
 * @param executor sends the commands
 * @param settings settings of the client
 * @param keySpace prefix of the keys
 * @param json codecs of JSON values
 * @param lookup finds commands by name
 * @param state tells the state of the connections
 * @param duplication opens connections of their own
 */
public record ServiceSupport(CommandExecutor executor, ClientSettings settings, KeySpace keySpace, Supplier<JsonCodecs> json,
        CommandLookup lookup, Supplier<ConnectionState> state, Duplication duplication) {

    /** Opens connections that nobody shares. */
    public interface Duplication {

        /** Returns a connection that is opened by its first command. */
        OwnConnection open(OnConnectionLoss onLoss);
    }

    ServiceSupport over(OwnConnection connection) {
        return new ServiceSupport(connection, settings, keySpace, json, lookup, connection::state, duplication);
    }
}
