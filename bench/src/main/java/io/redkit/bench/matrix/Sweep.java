package io.redkit.bench.matrix;

import java.util.List;
import java.util.stream.Stream;

import io.redkit.bench.work.Work;

/** A part of the matrix: each of these requests with each of these numbers of callers. */
record Sweep(Setting setting, Style style, List<Work<?>> works, List<Integer> callers) {

    Stream<Cell> cells() {
        return works.stream().flatMap(work -> callers.stream().map(number -> new Cell(setting, style, work, number)));
    }
}
