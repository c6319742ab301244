package io.redkit.runtime.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.ShutdownContext;
import io.quarkus.runtime.annotations.Recorder;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.redkit.room.ReactiveRooms;
import io.redkit.room.Rooms;
import io.redkit.runtime.RedkitClients;
import io.redkit.runtime.config.ConfigKeys;
import io.redkit.runtime.config.RedkitConfig;
import io.redkit.runtime.config.RoomConfig;
import io.redkit.runtime.config.RoomConfig.RoomsWhileAway;

/** Creates the rooms of the clients, from their configuration. */
@Recorder
public class RoomsRecorder {

    private static final long SHORTEST_LEASE_MILLIS = 500;
    private static final long LONGEST_LIFE_DAYS = 3650;

    private final RuntimeValue<RedkitConfig> config;

    public RoomsRecorder(RuntimeValue<RedkitConfig> config) {
        this.config = config;
    }

    /** Sends nothing yet. */
    public RuntimeValue<RoomsByClient> create(RuntimeValue<RedkitClients> clients, ShutdownContext shutdown) {
        RoomsByClient all = new RoomsByClient(
                name -> new ClientRooms(clients.getValue().get(name).patterns(), settings(name)));
        shutdown.addShutdownTask(all::close);
        return new RuntimeValue<>(all);
    }

    public Supplier<Rooms> blocking(RuntimeValue<RoomsByClient> rooms, String client) {
        return () -> rooms.getValue().of(client).blocking();
    }

    public Supplier<ReactiveRooms> reactive(RuntimeValue<RoomsByClient> rooms, String client) {
        return () -> rooms.getValue().of(client);
    }

    private RoomSettings settings(String client) {
        RoomConfig its = Objects.requireNonNull(config.getValue().clients().get(client)).rooms();
        List<String> problems = new ArrayList<>();
        check(problems, client, "lease", its.lease().toMillis() >= SHORTEST_LEASE_MILLIS, "at least 500 ms");
        check(problems, client, "refresh", its.refresh().toMillis() > 0
                && its.refresh().multipliedBy(2).compareTo(its.lease()) <= 0, "positive, and at most half of the lease");
        check(problems, client, "sweep", its.sweep().toMillis() > 0, "at least 1 ms");
        check(problems, client, "history-size", its.historySize() > 0, "at least 1");
        check(problems, client, "history-life",
                its.historyLife().toMillis() > 0 && its.historyLife().toDays() <= LONGEST_LIFE_DAYS, "from 1 ms to 3650 days");
        check(problems, client, "max-behind", its.maxBehind() > 0, "at least 1");
        if (!problems.isEmpty()) {
            throw new ConfigurationException(String.join(System.lineSeparator(), problems));
        }
        return new RoomSettings(its.lease(), its.refresh(), its.sweep(), its.historySize(), its.historyLife(),
                its.maxMessageSize().asLongValue(), its.whileAway() == RoomsWhileAway.LOCAL, its.maxBehind(),
                its.slowClient(), its.maxQueuedSize().asLongValue());
    }

    private static void check(List<String> problems, String client, String key, boolean isRight, String rule) {
        if (!isRight) {
            problems.add(ConfigKeys.of(client, "rooms." + key) + " must be " + rule);
        }
    }
}
