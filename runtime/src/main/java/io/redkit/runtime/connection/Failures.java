package io.redkit.runtime.connection;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;

import javax.net.ssl.SSLException;

import org.jspecify.annotations.Nullable;

import io.netty.handler.codec.DecoderException;
import io.redkit.Delivery;
import io.redkit.RedisAuthenticationException;
import io.redkit.RedisClosedException;
import io.redkit.RedisConnectionException;
import io.redkit.RedisException;
import io.redkit.RedisOverloadException;
import io.redkit.RedisProtocolException;
import io.redkit.RedisServerException;
import io.redkit.RedisTimeoutException;
import io.redkit.TimeoutDiagnosis;
import io.redkit.TimeoutDiagnosis.Cause;
import io.redkit.TimeoutDiagnosis.Phase;
import io.redkit.runtime.command.ServerErrors;
import io.redkit.runtime.config.ClientSettings;
import io.redkit.runtime.config.ConfigKeys;
import io.redkit.runtime.config.Endpoint;
import io.redkit.runtime.connection.resp.RespProtocolException;

/** Words the failures of one client's connections: what happened, to which client, where, and what to do. */
final class Failures {

    private final ClientSettings settings;
    private final String who;

    /** @param server the server in words */
    Failures(ClientSettings settings, String server) {
        this.settings = settings;
        this.who = "Redis client " + settings.name() + " at " + server;
    }

    /** Returns the failures of the same client at this server. */
    Failures at(Endpoint endpoint) {
        return new Failures(settings, endpoint.toString());
    }

    RedisException unreachable(Throwable cause) {
        if (cause instanceof RedisException known) {
            return known;
        }
        return new RedisConnectionException(who + " cannot connect: " + reason(cause), cause, Delivery.NOT_SENT);
    }

    /**
     * Words the refusal of a handshake, with what to do about it.
     *
     * @param credentialsOrigin where to look when they are refused
     */
    RedisException refused(RedisException reason, String credentialsOrigin) {
        if (!(reason instanceof RedisServerException refusal)) {
            // what was lost is a command of the handshake; the callers' commands were not sent
            return reason.getCause() instanceof RedisException loss ? loss : reason;
        }
        String advice = refusal instanceof RedisAuthenticationException ? "; check " + credentialsOrigin : "";
        return ServerErrors.refusedConnection(refusal,
                who + " was refused by the server: " + refusal.serverText() + advice);
    }

    /** The source of the credentials failed. Its own words are left out: they could contain what it had in hand. */
    RedisException noCredentials(String origin, Throwable cause) {
        return new RedisConnectionException(who + " cannot connect: no credentials from " + origin + ", which failed with "
                + cause.getClass().getName(), null, Delivery.NOT_SENT);
    }

    RedisException noCredentialsInTime(String origin, Duration waited) {
        return new RedisConnectionException(who + " cannot connect: no credentials from " + origin + " within "
                + waited.toMillis() + " ms", null, Delivery.NOT_SENT);
    }

    RedisException notSent(RedisException reason) {
        return restated(reason, Delivery.NOT_SENT);
    }

    RedisException lost(RedisException reason, Delivery delivery) {
        return restated(reason, delivery);
    }

    /** Makes an exception of its own for each command: they carry the stack trace of their callers. */
    private static RedisException restated(RedisException reason, Delivery delivery) {
        String message = reason.getMessage() + (delivery == Delivery.NOT_SENT ? " (not sent)" : " (sent, outcome unknown)");
        if (reason instanceof RedisServerException refusal && delivery == Delivery.NOT_SENT) {
            return ServerErrors.refusedConnection(refusal, message);
        }
        if (reason instanceof RedisClosedException) {
            return new RedisClosedException(message, delivery);
        }
        if (reason instanceof RedisProtocolException) {
            return new RedisProtocolException(message, reason, delivery);
        }
        return new RedisConnectionException(message, reason, delivery);
    }

    RedisException connectionLost(@Nullable Throwable cause) {
        return new RedisConnectionException(who + " lost its connection: "
                + (cause == null ? "closed by the server" : reason(cause)), cause, Delivery.OUTCOME_UNKNOWN);
    }

    RedisException protocol(RespProtocolException cause) {
        return new RedisProtocolException(who + " got a reply that is not RESP or too large: " + cause.getMessage(), cause,
                Delivery.OUTCOME_UNKNOWN);
    }

    RedisException unsolicitedReply() {
        return new RedisProtocolException(who + " got a reply without a request", null, Delivery.OUTCOME_UNKNOWN);
    }

    RedisException silent(Duration silence) {
        return new RedisConnectionException(who + " closed its connection: the server did not answer for "
                + silence.toMillis() + " ms", null, Delivery.OUTCOME_UNKNOWN);
    }

    RedisException demoted() {
        return new RedisConnectionException(who + " closed its connection: the server has become a read-only replica", null,
                Delivery.NOT_SENT);
    }

    /** The server took no time to say that it is not what the client looks for. */
    RedisException noMaster(String role) {
        return new RedisConnectionException(who + " cannot connect: the server is no master, its role is " + role, null,
                Delivery.NOT_SENT);
    }

    /** Calls that waited for this server have to look for another one. */
    RedisException replaced() {
        return new EvictedException(who + " waited for a server that has lost its place to another one (not sent)");
    }

    RedisException unknownServer(Throwable cause) {
        return cause instanceof RedisException known ? known
                : new RedisConnectionException(who + " cannot connect: nobody says where the server is: " + reason(cause),
                        cause,
                        Delivery.NOT_SENT);
    }

    RedisException noAnswer(Duration waited) {
        return new RedisConnectionException(who + " cannot connect: no answer within " + waited.toMillis() + " ms", null,
                Delivery.NOT_SENT);
    }

    RedisException closed(Delivery delivery) {
        return new RedisClosedException(who + " is closed", delivery);
    }

    RedisException overload(String what, String key) {
        return new RedisOverloadException(who + " is overloaded: " + what + "; see " + ConfigKeys.of(settings.name(), key));
    }

    /** @param diagnosis tells whether the call was sent, and what kept it */
    RedisException timeout(Pending pending, TimeoutDiagnosis diagnosis) {
        Duration deadline = Duration.ofNanos(pending.timeoutNanos);
        Delivery delivery = diagnosis.phase() == Phase.SENT ? Delivery.OUTCOME_UNKNOWN : Delivery.NOT_SENT;
        StringBuilder text = new StringBuilder().append(pending.call).append(" did not end within ").append(deadline.toMillis())
                .append(" ms: ").append(TimeoutWording.of(diagnosis)).append(". ").append(who);
        Duration suggested = diagnosis.suggestedDeadline();
        if (suggested != null && suggested.compareTo(deadline) > 0) {
            text.append(". Recent answers suggest ").append(ConfigKeys.of(settings.name(), "command-timeout")).append('=')
                    .append(suggested.toMillis()).append("ms");
        }
        return new RedisTimeoutException(text.toString(), deadline, delivery, diagnosis);
    }

    /** The call waited for a connection and got none. */
    RedisException notConnectedInTime(Pending pending, int queued) {
        return timeout(pending, new TimeoutDiagnosis(Phase.QUEUED, Cause.NOT_CONNECTED, 0, queued, null, null));
    }

    /** The call could not be encoded; nothing of it was written. */
    RuntimeException unwritable(Pending pending, Throwable cause) {
        return cause instanceof OutOfMemoryError ? overload("no memory to write " + pending.call, "max-queued-size")
                : new IllegalArgumentException("An argument of " + pending.call + " cannot be written", cause);
    }

    /** Tells the usual causes in plain words; never passes on text that a server or a library chose. */
    private static String reason(Throwable cause) {
        if (cause instanceof UnknownHostException) {
            return "unknown host";
        }
        if (cause instanceof ConnectException) {
            return String.valueOf(cause.getMessage()).contains("refused") ? "connection refused" : "cannot be reached";
        }
        if (cause instanceof DecoderException && cause.getCause() instanceof SSLException refused) {
            return reason(refused); // with TLS 1.3 a server looks at the client's certificate after the handshake
        }
        if (cause instanceof SSLException) {
            return "TLS failed: " + cause.getMessage();
        }
        if (cause instanceof ClosedChannelException) {
            return "closed";
        }
        return cause.getClass().getSimpleName();
    }
}
