package io.redkit.runtime.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.redkit.RedisCredentials;
import io.redkit.RedisException;
import io.redkit.RedisServerException;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.Commands;
import io.redkit.runtime.command.ReplyHandler;
import io.redkit.runtime.config.ClientSettings;
import io.vertx.redis.client.Response;

/**
 * What is said on a new connection before it is used: HELLO 3 with credentials and name, or AUTH and CLIENT SETNAME where
 * the server is too old for HELLO, and then SELECT.
 */
final class Handshake {

    private static final String DEFAULT_USER = "default";

    private final RespConnection connection;
    private final ClientSettings settings;
    private final @Nullable RedisCredentials credentials;
    private final ConnectOutcome outcome;

    /** @param credentials who logs in, null for nobody */
    Handshake(RespConnection connection, ClientSettings settings, @Nullable RedisCredentials credentials,
            ConnectOutcome outcome) {
        this.connection = connection;
        this.settings = settings;
        this.credentials = credentials;
        this.outcome = outcome;
    }

    void start() {
        List<Object> hello = new ArrayList<>(List.of("3"));
        if (credentials != null) {
            String user = credentials.username();
            hello.addAll(List.of("AUTH", user == null ? DEFAULT_USER : user, credentials.password()));
        }
        hello.addAll(List.of("SETNAME", settings.connectionName()));
        ask(Call.of(Commands.get("HELLO"), hello.toArray()), reply -> select(), this::onHelloRefused);
    }

    private void onHelloRefused(RedisException refusal) {
        if (refusal instanceof RedisServerException server && isTooOldForHello(server)) {
            connection.speaksResp2();
            authenticate();
        } else {
            outcome.onFailed(refusal);
        }
    }

    private static boolean isTooOldForHello(RedisServerException refusal) {
        return refusal.code().equals("NOPROTO") || refusal.serverText().startsWith("ERR unknown command");
    }

    private void authenticate() {
        if (credentials == null) {
            setName();
            return;
        }
        String user = credentials.username();
        Call auth = user == null ? Call.of(Commands.get("AUTH"), credentials.password())
                : Call.of(Commands.get("AUTH"), user, credentials.password());
        ask(auth, reply -> setName(), outcome::onFailed);
    }

    private void setName() {
        ask(Call.of(Commands.get("CLIENT"), "SETNAME", settings.connectionName()), reply -> select(), outcome::onFailed);
    }

    private void select() {
        if (settings.database() == 0) {
            outcome.onConnected(connection);
            return;
        }
        Call select = Call.of(Commands.get("SELECT"), (long) settings.database());
        ask(select, reply -> outcome.onConnected(connection), outcome::onFailed);
    }

    private void ask(Call call, Consumer<@Nullable Response> then, Consumer<RedisException> otherwise) {
        ReplyHandler handler = new ReplyHandler() {
            @Override
            public void onReply(@Nullable Response reply) {
                then.accept(reply);
            }

            @Override
            public void onFailure(RuntimeException failure) {
                otherwise.accept((RedisException) failure);
            }
        };
        connection.send(new Pending(call, handler, settings.limits().connectTimeout().toNanos()));
    }
}
