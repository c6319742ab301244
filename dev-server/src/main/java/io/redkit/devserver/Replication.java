package io.redkit.devserver;

import java.io.IOException;
import java.util.List;

/**
 * What a data server says about its role.
 *
 * @param role what it is
 * @param connected whether it follows its master without a gap; true for a master
 */
record Replication(RedisRole role, boolean connected) {

    private static final int LINK = 3;

    static Replication of(RespConnection server) throws IOException {
        List<?> reply = server.list("ROLE");
        return reply.get(0).equals("master") ? new Replication(RedisRole.MASTER, true)
                : new Replication(RedisRole.REPLICA, reply.get(LINK).equals("connected"));
    }
}
