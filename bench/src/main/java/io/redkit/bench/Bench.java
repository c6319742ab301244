package io.redkit.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import io.quarkus.arc.All;
import io.quarkus.runtime.QuarkusApplication;

/**
 * Lists the figures, or measures some. The last line printed of a measurement is its outcome as JSON; the exit code tells
 * whether there is a value of each, not whether it is good.
 */
public final class Bench implements QuarkusApplication {

    private static final Logger LOG = Logger.getLogger(Bench.class);
    private static final String LIST = "--list";
    private static final Map<String, Effort> EFFORTS = Map.of("--quick", Effort.QUICK, "--short", Effort.SHORT);
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    private final List<Figure> figures;

    @Inject
    Bench(@All List<Figure> figures) {
        this.figures = figures.stream().sorted(Comparator.comparing(Figure::name)).toList();
    }

    @Override
    public int run(String... args) {
        List<String> words = List.of(args);
        if (words.equals(List.of(LIST))) {
            figures.forEach(each -> System.out.println(each.name() + "  " + each.target().text()));
            return 0;
        }
        Effort effort = words.stream().map(EFFORTS::get).filter(Objects::nonNull).findFirst().orElse(Effort.FULL);
        List<String> names = words.stream().filter(word -> !EFFORTS.containsKey(word)).toList();
        List<Figure> asked = names.stream().flatMap(name -> figures.stream().filter(each -> each.name().equals(name))).toList();
        if (names.isEmpty() || asked.size() < names.size()) {
            System.err.println("Usage: bench/figure NAME... [--quick | --short] | --list");
            return WRONG_USE;
        }
        boolean complete = true;
        for (Figure figure : asked) {
            Outcome outcome = measure(figure, effort);
            System.out.println(outcome.toJson());
            complete &= outcome.isMeasured();
        }
        return complete ? 0 : FAILED;
    }

    private static Outcome measure(Figure figure, Effort effort) {
        try {
            return Outcome.of(figure, figure.measure(effort));
        } catch (Exception | AssertionError e) {
            LOG.error(figure.name() + " has no value", e);
            return Outcome.failed(figure);
        }
    }
}
