package org.acme.examples;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.redkit.DedicatedRedisService;
import io.redkit.RedisService;

@ApplicationScoped
public class Transfers {

    @Inject
    RedisService redis;

    // tag::transaction[]
    /** Returns whether the article was moved; if not, somebody else changed the source in between. */
    public boolean move(String article, String from, String to) {
        String source = redis.keySpace().prefix("basket:" + from);
        String target = redis.keySpace().prefix("basket:" + to);
        try (DedicatedRedisService own = redis.duplicate()) {
            own.execute("WATCH", source);
            if (own.execute("SISMEMBER", source, article).toInteger() == 0) {
                return false;
            }
            own.execute("MULTI");
            own.execute("SREM", source, article);
            own.execute("SADD", target, article);
            return own.execute("EXEC") != null; // null: the watched key was changed
        }
    }
    // end::transaction[]
}
