package io.redkit.bench.matrix;

/** How callers wait for their replies. */
enum Style {

    REACTIVE("reactive"),
    BLOCKING("blocking threads"),
    VIRTUAL("virtual threads");

    private final String text;

    Style(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    boolean isPossible() {
        return this != VIRTUAL || VirtualThreads.exist();
    }
}
