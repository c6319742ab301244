package io.redkit.runtime.ratelimit;

/** A leaky bucket: what is in it, in b-ths of microseconds, and since when that holds. */
final class GcraMeter implements Meter {

    private Figures figures = new Figures("g", 1, 1, 1, 0);
    private long idleMicros = Long.MIN_VALUE / 2;
    private long idlePart;
    private long now;
    private long used;

    @Override
    public void at(Figures its, long micros) {
        figures = its;
        now = micros;
        long ahead = idleMicros - now;
        if (ahead < 0) {
            used = 0;
        } else if (ahead > room() / its.b()) {
            used = room(); // also where the product would overflow
        } else {
            used = Math.min(ahead * its.b() + idlePart, room());
        }
    }

    private long room() {
        return figures.a() * figures.c();
    }

    @Override
    public long free() {
        return (room() - used) / figures.a();
    }

    @Override
    public void spend(long units) {
        used += units * figures.a();
        idleMicros = now + used / figures.b();
        idlePart = used % figures.b();
    }

    @Override
    public long untilFree(long units) {
        return ceil(units * figures.a() - (room() - used));
    }

    @Override
    public long untilIdle() {
        return ceil(used);
    }

    private long ceil(long parts) {
        return Math.floorDiv(parts + figures.b() - 1, figures.b());
    }
}
