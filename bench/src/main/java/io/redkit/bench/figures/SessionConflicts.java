package io.redkit.bench.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.enterprise.context.ApplicationScoped;

import io.redkit.bench.Effort;
import io.redkit.bench.Figure;
import io.redkit.bench.Target;
import io.redkit.session.RedisSessions;
import io.redkit.session.Session;
import io.redkit.session.SessionChanges;
import io.redkit.session.SessionConflictException;

/**
 * Updates of one session that were lost or refused without need. Half of 16 writers count in attributes of their own, where
 * nothing may conflict; the others in a shared one, where each success must be counted.
 */
@ApplicationScoped
class SessionConflicts implements Figure {

    private static final int WRITERS = 16;
    private static final String SHARED = "shared";

    @Override
    public String name() {
        return "session-conflicts";
    }

    @Override
    public String unit() {
        return "lost updates";
    }

    @Override
    public Target target() {
        return Target.atMost("0", "lost updates");
    }

    private record Tally(String attribute, int updates, int conflicts) {
    }

    @Override
    public double measure(Effort effort) throws Exception {
        long end = System.nanoTime() + effort.rounds() * effort.roundLength().toNanos();
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try (SessionBed bed = new SessionBed()) {
            RedisSessions sessions = bed.blocking();
            String id = sessions.create().id();
            List<Future<Tally>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                String attribute = i % 2 == 0 ? SHARED : "own" + i;
                writers.add(threads.submit(() -> count(sessions, id, attribute, end)));
            }
            List<Tally> tallies = new ArrayList<>();
            for (Future<Tally> writer : writers) {
                tallies.add(writer.get());
            }
            return wrong(tallies, read(sessions, id));
        } finally {
            threads.shutdownNow();
        }
    }

    private static Tally count(RedisSessions sessions, String id, String attribute, long end) {
        int updates = 0;
        int conflicts = 0;
        while (System.nanoTime() < end) {
            Session read = read(sessions, id);
            Integer before = read.get(attribute, Integer.class);
            try {
                sessions.update(read, SessionChanges.NONE.put(attribute, before == null ? 1 : before + 1));
                updates++;
            } catch (SessionConflictException e) {
                conflicts++;
            }
        }
        return new Tally(attribute, updates, conflicts);
    }

    private static Session read(RedisSessions sessions, String id) {
        return Objects.requireNonNull(sessions.get(id), "The session is gone");
    }

    /** Returns what an attribute has counted; 0 if nobody ever could. */
    private static int counted(Session session, String attribute) {
        return Objects.requireNonNullElse(session.get(attribute, Integer.class), 0);
    }

    private static long wrong(List<Tally> tallies, Session last) {
        long wrong = 0;
        int shared = 0;
        int sharedConflicts = 0;
        int own = 0;
        for (Tally tally : tallies) {
            if (tally.attribute().equals(SHARED)) {
                shared += tally.updates();
                sharedConflicts += tally.conflicts();
            } else {
                own += tally.updates();
                wrong += tally.conflicts() + Math.abs(tally.updates() - counted(last, tally.attribute()));
            }
        }
        wrong += Math.abs(shared - counted(last, SHARED));
        System.out.printf("%d updates of different attributes; %d of the same one, and %d conflicts%n", own, shared,
                sharedConflicts);
        return wrong;
    }
}
