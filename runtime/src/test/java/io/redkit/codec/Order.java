package io.redkit.codec;

import java.util.List;
import java.util.Map;

/** A value of these tests, with content in every place where JSON can have it. */
record Order(String id, int amount, List<Line> lines, Map<String, Integer> notes) {

    record Line(String article, int price) {
    }

    static Order sample(String id) {
        return new Order(id, 3, List.of(new Line("bolt", 5), new Line("nut", 7)), Map.of("gift", 1));
    }
}
