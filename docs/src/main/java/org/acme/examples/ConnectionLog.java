package org.acme.examples;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.redkit.ConnectionEvent;
import io.redkit.ConnectionState;
import io.redkit.RedisException;

@ApplicationScoped
public class ConnectionLog {

    private final List<ConnectionState> seen = new CopyOnWriteArrayList<>();

    // tag::event[]
    void onChange(@Observes ConnectionEvent event) {
        if (event.state() == ConnectionState.RECONNECTING) {
            System.err.println("Redis client " + event.clientName() + " is away: " + event.failure().getMessage());
        }
    }
    // end::event[]

    // tag::degraded[]
    void onOutage(@Observes ConnectionEvent event) {
        switch (event.state()) {
            case DEGRADED -> switchToReducedService(event.failure());
            case READY -> switchToFullService();
            default -> {
            }
        }
    }
    // end::degraded[]

    private void switchToReducedService(RedisException reason) {
        System.err.println("Reduced service: " + reason.getMessage());
    }

    private void switchToFullService() {
        System.err.println("Full service");
    }

    void remember(@Observes ConnectionEvent event) {
        seen.add(event.state());
    }

    public List<ConnectionState> seen() {
        return seen;
    }
}
