package io.redkit.devserver;

import java.io.IOException;

/**
 * Asks whether a server answers, and whether it is the expected process: while ours fails to bind its port, another server
 * may answer there.
 */
final class ReadinessProbe {

    private final ServerAccess access;

    ReadinessProbe(ServerAccess access) {
        this.access = access;
    }

    boolean isReady(long pid) {
        try (RespConnection connection = access.open()) {
            return connection.text("PING").equals("PONG")
                    && connection.text("INFO", "server").lines().anyMatch(("process_id:" + pid)::equals);
        } catch (ErrorReplyException e) {
            // A server that wants a password first is ready as well, but does not tell its process id.
            return e.isRefusal();
        } catch (IOException e) {
            return false;
        }
    }
}
