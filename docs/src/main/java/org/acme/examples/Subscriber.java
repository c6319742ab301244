package org.acme.examples;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.redkit.DedicatedRedisService;
import io.redkit.RedisService;
import io.vertx.redis.client.Response;

@ApplicationScoped
public class Subscriber {

    @Inject
    RedisService redis;

    private final List<String> news = new CopyOnWriteArrayList<>();
    private DedicatedRedisService own;

    // tag::subscriber[]
    public void start() {
        own = redis.duplicate().onPush(this::onPush);
        own.execute("SUBSCRIBE", "news");
    }

    /** Runs on an event loop: hand long work to another thread. */
    private void onPush(Response message) {
        if (message.get(0).toString().equals("message")) { // else the confirmation of the subscription
            news.add(message.get(2).toString());
        }
    }

    @PreDestroy
    void stop() {
        own.close();
    }
    // end::subscriber[]

    public List<String> news() {
        return news;
    }
}
