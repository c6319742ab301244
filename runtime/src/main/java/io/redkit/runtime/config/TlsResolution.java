package io.redkit.runtime.config;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Decides whether a client encrypts. A scheme with TLS demands it; a plain scheme leaves it open for {@code tls=true} of the
 * same rank, and closes it for variables below the key.
 */
final class TlsResolution {

    private final ClientSources sources;
    private final Precedence precedence;

    private TlsResolution(ClientSources sources) {
        this.sources = sources;
        this.precedence = new Precedence("TLS setting", sources.problems());
    }

    static boolean resolve(ClientSources sources, ServerChoice server) {
        boolean tls = new TlsResolution(sources).decide(server);
        boolean sentinelTls = sources.client().sentinel().tls().orElse(false);
        if (!tls && !sentinelTls && ClientSources.text(sources.client().tlsConfigurationName()) != null) {
            sources.problems().warn(sources.key("tls-configuration-name"), "has no effect without TLS; write "
                    + sources.key("tls") + "=true, or a URL with rediss://");
        }
        return tls;
    }

    private boolean decide(ServerChoice server) {
        Sourced<Boolean> key = precedence.agreed(demandOf(server.keyUrl(), server),
                Sourced.of(sources.client().tls().orElse(null), sources.key("tls")));
        Sourced<Boolean> decided = key != null || server.keyUrl() != null ? key : ofEnvironment(server);
        boolean tls = decided != null && decided.value();
        if (decided != null && tls && server.endpoint().isUnix()) {
            sources.problems().add(decided.source(), "switches TLS on for a Unix domain socket, which has none; remove it");
        }
        return tls;
    }

    private @Nullable Sourced<Boolean> ofEnvironment(ServerChoice server) {
        return precedence.agreed(demandOf(server.environmentUrl(), server),
                precedence.agreed(ofVariable(TwelveFactor.TLS, sources.environment().tls()),
                        ofVariable(TwelveFactor.TLS_ENABLED, sources.environment().tlsEnabled())));
    }

    private static @Nullable Sourced<Boolean> demandOf(@Nullable RedisUrl url, ServerChoice server) {
        return url != null && url.scheme().tls ? new Sourced<>(true, server.urlSource()) : null;
    }

    private @Nullable Sourced<Boolean> ofVariable(String variable, @Nullable String text) {
        if (text == null) {
            return null;
        }
        Optional<Boolean> value = PlainText.bool(text);
        if (value.isEmpty()) {
            sources.problems().add(variable, "is neither true nor false; write " + PlainText.BOOLEANS);
        }
        return Sourced.of(value.orElse(null), variable);
    }
}
