package io.redkit.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import io.quarkus.arc.All;
import io.quarkus.runtime.QuarkusApplication;

/**
 * Lists the figures, or measures one. The last line printed of a measurement is its outcome as JSON; the exit code tells
 * whether there is a value, not whether it is good.
 */
public final class Bench implements QuarkusApplication {

    private static final Logger LOG = Logger.getLogger(Bench.class);
    private static final String LIST = "--list";
    private static final String QUICK = "--quick";
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
        List<String> names = words.stream().filter(word -> !word.equals(QUICK)).toList();
        Optional<Figure> figure = figures.stream().filter(each -> names.equals(List.of(each.name()))).findFirst();
        if (figure.isEmpty()) {
            System.err.println("Usage: bench/figure NAME [--quick] | --list");
            return WRONG_USE;
        }
        Outcome outcome = measure(figure.get(), words.contains(QUICK) ? Effort.QUICK : Effort.FULL);
        System.out.println(outcome.toJson());
        return outcome.isMeasured() ? 0 : FAILED;
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
