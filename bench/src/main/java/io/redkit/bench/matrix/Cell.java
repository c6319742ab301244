package io.redkit.bench.matrix;

import io.redkit.bench.work.Work;

/** One place of the matrix, in which all contenders are measured side by side. */
record Cell(Setting setting, Style style, Work<?> work, int callers) {

    String scenario() {
        return work.name() + ", " + style.text() + setting.suffix();
    }
}
