package io.redkit.runtime.connection;

import io.redkit.runtime.config.Endpoint;
import io.smallrye.mutiny.Uni;

/** Says which server a connection goes to. Asked for each new connection, since the answer can change. */
public interface ServerSource {

    /** Returns the server as of now. Never blocks the thread that subscribes; may emit on any thread. */
    Uni<Endpoint> server();

    /** Returns the server in words, for messages: an address, or the name that stands for changing ones. */
    String description();

    /** Returns a source that always names this server. */
    static ServerSource fixed(Endpoint endpoint) {
        Uni<Endpoint> always = Uni.createFrom().item(endpoint);
        return new ServerSource() {
            @Override
            public Uni<Endpoint> server() {
                return always;
            }

            @Override
            public String description() {
                return endpoint.toString();
            }
        };
    }
}
