package org.acme.examples;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.redkit.ConnectionEvent;
import io.redkit.ConnectionState;

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

    void remember(@Observes ConnectionEvent event) {
        seen.add(event.state());
    }

    public List<ConnectionState> seen() {
        return seen;
    }
}
