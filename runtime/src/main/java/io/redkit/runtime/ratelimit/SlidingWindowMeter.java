package io.redkit.runtime.ratelimit;

import java.util.ArrayDeque;
import java.util.Deque;

/** A window that ends now, made of sub-windows, which count until all of their time has left the window. */
final class SlidingWindowMeter implements Meter {

    private final Deque<SubWindow> subWindows = new ArrayDeque<>();
    private Figures figures = new Figures("s", 1, 1, 1, 0);
    private long now;
    private long used;

    private record SubWindow(long end, long units) {
    }

    @Override
    public void at(Figures its, long micros) {
        figures = its;
        now = micros;
        if (!subWindows.isEmpty() && subWindows.getLast().end() > now + its.b()) {
            subWindows.clear(); // the clock was set back, or the window was much longer
            used = 0;
        }
        while (!subWindows.isEmpty() && subWindows.getFirst().end() + its.b() <= now) {
            used -= subWindows.removeFirst().units();
        }
    }

    @Override
    public long free() {
        return Math.max(0, figures.a() - used);
    }

    @Override
    public void spend(long units) {
        SubWindow last = subWindows.peekLast();
        if (last != null && last.end() > now) {
            subWindows.removeLast();
            subWindows.addLast(new SubWindow(last.end(), last.units() + units));
        } else {
            subWindows.addLast(new SubWindow((now / figures.c() + 1) * figures.c(), units));
        }
        used += units;
    }

    @Override
    public long untilFree(long units) {
        long left = used;
        for (SubWindow subWindow : subWindows) {
            left -= subWindow.units();
            if (left <= figures.a() - units) {
                return subWindow.end() + figures.b() - now;
            }
        }
        return 0;
    }

    @Override
    public long untilIdle() {
        return subWindows.isEmpty() ? 0 : subWindows.getLast().end() + figures.b() - now;
    }
}
