package io.redkit.runtime.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.redkit.RedisCredentials;
import io.redkit.RedisException;
import io.redkit.RedisPermissionException;
import io.redkit.RedisServerException;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.Commands;
import io.redkit.runtime.command.ReplyHandler;
import io.redkit.runtime.config.ClientSettings;
import io.vertx.redis.client.Response;

/**
 * What is said on a new connection before it is used: HELLO 3 with credentials and name, or AUTH and CLIENT SETNAME where
 * the server is too old for HELLO; CLIENT SETINFO where it is new enough; then SELECT, and what the use of the connection asks
 * for.
 */
final class Handshake {

    private static final String DEFAULT_USER = "default";
    private static final Call SET_LIBRARY = Call.of(Commands.get("CLIENT"), "SETINFO", "LIB-NAME", "redkit");

    private final RespConnection connection;
    private final ClientSettings settings;
    private final @Nullable RedisCredentials credentials;
    private final ServerUse use;
    private final Failures failures;
    private final ConnectOutcome outcome;

    /** @param credentials who logs in, null for nobody */
    Handshake(RespConnection connection, ClientSettings settings, @Nullable RedisCredentials credentials, ServerUse use,
            Failures failures, ConnectOutcome outcome) {
        this.connection = connection;
        this.settings = settings;
        this.credentials = credentials;
        this.use = use;
        this.failures = failures;
        this.outcome = outcome;
    }

    void start() {
        List<Object> hello = new ArrayList<>(List.of("3"));
        if (credentials != null) {
            String user = credentials.username();
            hello.addAll(List.of("AUTH", user == null ? DEFAULT_USER : user, credentials.password()));
        }
        hello.addAll(List.of("SETNAME", settings.connectionName()));
        ask(Call.of(Commands.get("HELLO"), hello.toArray()), this::onHello, this::onHelloRefused);
    }

    private void onHello(@Nullable Response reply) {
        if (ServerVersion.of(reply).isAtLeast(7, 2)) { // shown by CLIENT LIST; nobody waits for it, or minds if it is refused
            connection.send(Pending.ofNobody(SET_LIBRARY, settings.limits().connectTimeout().toNanos()));
        }
        select();
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
            prepare();
            return;
        }
        Call select = Call.of(Commands.get("SELECT"), (long) settings.database());
        ask(select, reply -> prepare(), outcome::onFailed);
    }

    private void prepare() {
        switch (use) {
            case ANY -> outcome.onConnected(connection);
            case MASTER -> ask(Call.of(Commands.get("ROLE")), this::onRole, this::onRoleRefused);
            case CLUSTER_REPLICA -> ask(Call.of(Commands.get("READONLY")), reply -> outcome.onConnected(connection),
                    outcome::onFailed);
        }
    }

    private void onRole(@Nullable Response reply) {
        String role = reply == null || reply.size() == 0 ? "unknown" : reply.get(0).toString();
        if (role.equals("master")) {
            outcome.onConnected(connection);
        } else {
            outcome.onFailed(failures.noMaster(role.equals("slave") ? "replica" : "another one"));
        }
    }

    /** Who may not ask for the role has to believe it. */
    private void onRoleRefused(RedisException refusal) {
        if (refusal instanceof RedisPermissionException) {
            outcome.onConnected(connection);
        } else {
            outcome.onFailed(refusal);
        }
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
