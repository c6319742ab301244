package io.redkit.runtime.ratelimit;

/** A window that begins with the first unit: when it began, and what was used in it. */
final class FixedWindowMeter implements Meter {

    private Figures figures = new Figures("f", 1, 1, 0, 0);
    private long begin;
    private long now;
    private long used;

    @Override
    public void at(Figures its, long micros) {
        figures = its;
        now = micros;
        if (used == 0 || now >= begin + its.b()) {
            begin = now;
            used = 0;
        }
        begin = Math.min(begin, now);
    }

    @Override
    public long free() {
        return Math.max(0, figures.a() - used);
    }

    @Override
    public void spend(long units) {
        used += units;
    }

    @Override
    public long untilFree(long units) {
        return begin + figures.b() - now;
    }

    @Override
    public long untilIdle() {
        return used == 0 ? 0 : begin + figures.b() - now;
    }
}
