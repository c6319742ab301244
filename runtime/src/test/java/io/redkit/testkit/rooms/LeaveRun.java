package io.redkit.testkit.rooms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.redkit.room.ReactiveRoom;
import io.redkit.room.RoomEvent;
import io.redkit.runtime.room.ClientRooms;
import io.redkit.runtime.room.RoomSettings;
import io.redkit.testkit.ClientFixture;
import io.redkit.testkit.TestSettings;
import io.smallrye.mutiny.subscription.Cancellable;

/** Processes that are killed while their users are in rooms, and how long it takes until everybody is told that they left. */
public final class LeaveRun {

    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final List<String> command;
    private final int port;

    /** @param command starts a program that becomes a {@link RoomWorker} */
    public LeaveRun(List<String> command, int port) {
        this.command = command;
        this.port = port;
    }

    /**
     * Starts that many processes, kills them, and returns for each the milliseconds until its leave was told;
     * {@link Long#MAX_VALUE} if it was not, or was told twice.
     *
     * @param name of the rooms, which nobody used before
     */
    public List<Long> execute(String name, int processes) {
        Map<String, List<Long>> left = new ConcurrentHashMap<>();
        try (ClientFixture client = ClientFixture.of(TestSettings.at(port).retriesUntilDeadline());
                ClientRooms rooms = new ClientRooms(client.client().patterns(), RoomSettings.DEFAULT)) {
            List<Cancellable> listening = new ArrayList<>();
            for (int i = 0; i < processes; i++) {
                listening.add(listen(rooms.room(name + i), left));
            }
            Map<String, Long> killed = killAll(name, processes);
            awaitAll(left, processes);
            listening.forEach(Cancellable::cancel);
            return killed.entrySet().stream().map(each -> millis(each.getValue(), left.get(each.getKey()))).toList();
        }
    }

    private static Cancellable listen(ReactiveRoom<String> room, Map<String, List<Long>> left) {
        return room.events().subscribe().with(event -> {
            if (event instanceof RoomEvent.Left<String> leave) {
                left.computeIfAbsent(leave.member().user(), user -> new CopyOnWriteArrayList<>())
                        .add(System.nanoTime());
            }
        });
    }

    private Map<String, Long> killAll(String name, int processes) {
        List<RoomProcess> all = new ArrayList<>();
        for (int i = 0; i < processes; i++) {
            all.add(RoomProcess.start(command, port, name + i, name + i));
        }
        Map<String, Long> killed = new ConcurrentHashMap<>();
        all.forEach(RoomProcess::awaitJoined);
        for (int i = 0; i < processes; i++) {
            killed.put(name + i, System.nanoTime());
            all.get(i).kill();
        }
        return killed;
    }

    private static void awaitAll(Map<String, List<Long>> left, int processes) {
        long begin = System.nanoTime();
        while (left.size() < processes && System.nanoTime() - begin < LONGEST_NANOS) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private static long millis(long killedNanos, List<Long> left) {
        return left == null || left.size() != 1 ? Long.MAX_VALUE : TimeUnit.NANOSECONDS.toMillis(left.get(0) - killedNanos);
    }
}
