package io.redkit.runtime.service;

import java.util.List;
import java.util.function.Supplier;

import io.redkit.CallOptions;
import io.redkit.ConnectionState;
import io.redkit.KeySpace;
import io.redkit.NodeReport;
import io.redkit.OnConnectionLoss;
import io.redkit.codec.JsonCodecs;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.CommandExecutor;
import io.redkit.runtime.command.CommandLookup;
import io.redkit.runtime.command.OwnConnection;
import io.redkit.runtime.config.ClientSettings;
import io.redkit.runtime.script.LuaScript;
import io.redkit.runtime.transaction.Transactions;

/**
 * What the service stands on.
 *
 * @param commands sends the commands
 * @param settings settings of the client
 * @param keySpace prefix of the keys
 * @param json codecs of JSON values
 * @param lookup finds commands by name
 * @param servers tells how the servers are
 * @param duplication opens connections of their own
 * @param transactions runs transactions
 * @param options options of all commands
 * @param queues whether commands are kept for a transaction, and answered when that is executed
 */
public record ServiceSupport(CommandExecutor commands, ClientSettings settings, KeySpace keySpace, Supplier<JsonCodecs> json,
        CommandLookup lookup, Servers servers, Duplication duplication,
        Transactions transactions, CallOptions options, boolean queues) {

    /** How the servers are, as far as the client knows. */
    public interface Servers {

        ConnectionState state();

        /** Returns the servers in use, masters first. */
        List<NodeReport> nodes();

        /** Returns calls that show, if all of them succeed, that commands can be served. */
        List<Call> probes();

        /** Returns those of one connection. */
        static Servers of(OwnConnection connection) {
            return new Servers() {
                @Override
                public ConnectionState state() {
                    return connection.state();
                }

                @Override
                public List<NodeReport> nodes() {
                    return List.of();
                }

                @Override
                public List<Call> probes() {
                    return List.of(Call.of(Verbs.PING));
                }
            };
        }
    }

    /** Opens connections that nobody shares. */
    public interface Duplication {

        /** Returns a connection that is opened by its first command. */
        OwnConnection open(OnConnectionLoss onLoss);
    }

    public ServiceSupport(CommandExecutor commands, ClientSettings settings, KeySpace keySpace, Supplier<JsonCodecs> json,
            CommandLookup lookup, Servers servers, Duplication duplication, Transactions transactions) {
        this(commands, settings, keySpace, json, lookup, servers, duplication, transactions, CallOptions.DEFAULT, false);
    }

    /** Sends the commands, with the options. */
    CommandExecutor executor() {
        return options == CallOptions.DEFAULT ? commands : (call, handler) -> commands.send(call.with(options), handler);
    }

    /** Sends the calls of a script, which the servers may not know. */
    CommandExecutor over(LuaScript script) {
        return queues ? executor() : script.over(executor(), settings.limits().commandTimeout());
    }

    /** Returns a call to be sent to what {@link #over(LuaScript)} returns. */
    Call call(LuaScript script, Object[] keys, Object[] args) {
        return queues ? script.callByText(keys, args) : script.call(keys, args);
    }

    ServiceSupport with(CallOptions others) {
        return new ServiceSupport(commands, settings, keySpace, json, lookup, servers, duplication, transactions, others,
                queues);
    }

    ServiceSupport over(OwnConnection connection) {
        return new ServiceSupport(connection, settings, keySpace, json, lookup, Servers.of(connection), duplication,
                transactions, options, queues);
    }

    /** Returns what a transaction's own commands stand on. */
    ServiceSupport over(CommandExecutor executor, boolean queued) {
        return new ServiceSupport(executor, settings, keySpace, json, lookup, servers, duplication, transactions, options,
                queued);
    }
}
