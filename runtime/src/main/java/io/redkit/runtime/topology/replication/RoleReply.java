package io.redkit.runtime.topology.replication;

import org.jspecify.annotations.Nullable;

import io.redkit.runtime.config.Endpoint;
import io.vertx.redis.client.Response;

/**
 * What a server says about its role.
 *
 * @param isMaster whether it takes writes
 * @param master whom it follows, null if it is a master or does not say
 * @param isUpToDate whether it is a replica that is connected to its master
 * @param isCutOff whether it is a replica that is not
 */
record RoleReply(boolean isMaster, @Nullable Endpoint master, boolean isUpToDate, boolean isCutOff) {

    static RoleReply read(@Nullable Response reply) {
        String role = text(reply, 0);
        if (!role.equals("slave")) {
            return new RoleReply(role.equals("master"), null, false, false);
        }
        int port = Integer.parseInt(text(reply, 2));
        String host = text(reply, 1);
        boolean connected = text(reply, 3).equals("connected");
        return new RoleReply(false, host.isEmpty() ? null : new Endpoint(host, port), connected, !connected);
    }

    private static String text(@Nullable Response reply, int index) {
        Response element = reply == null || reply.size() <= index ? null : reply.get(index);
        return element == null ? "" : element.toString();
    }
}
