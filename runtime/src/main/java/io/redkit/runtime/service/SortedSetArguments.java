package io.redkit.runtime.service;

import java.util.ArrayList;
import java.util.List;

import io.redkit.data.ScoreCondition;
import io.redkit.data.SortedRange;

/** Writes ranges, conditions and scores as the arguments of ZRANGE and ZADD. */
final class SortedSetArguments {

    private SortedSetArguments() {
    }

    /** Returns a score as text that Redis reads as the same number. */
    static String score(double score) {
        if (Double.isNaN(score)) {
            throw new IllegalArgumentException("The score is not a number");
        }
        return Double.isInfinite(score) ? score > 0 ? "+inf" : "-inf" : Double.toString(score);
    }

    /** Returns what follows the key of a ZADD that answers whether anything changed. */
    static Object[] of(ScoreCondition condition, String score, byte[] member) {
        List<Object> args = new ArrayList<>();
        args.addAll(switch (condition) {
            case ALWAYS -> List.of();
            case IF_ABSENT -> List.of("NX");
            case IF_PRESENT -> List.of("XX");
            case IF_ABSENT_OR_GREATER -> List.of("GT");
            case IF_ABSENT_OR_LESS -> List.of("LT");
            case IF_GREATER -> List.of("XX", "GT");
            case IF_LESS -> List.of("XX", "LT");
        });
        args.add("CH");
        args.add(score);
        args.add(member);
        return args.toArray();
    }

    /** Returns what follows the key of a ZRANGE. Reversed, the bounds of scores come in the other order. */
    static Object[] of(SortedRange range, boolean withScores) {
        boolean swapped = range.isReversed() && range.isByScore();
        List<Object> args = new ArrayList<>(8);
        args.add(swapped ? range.max() : range.min());
        args.add(swapped ? range.min() : range.max());
        if (range.isByScore()) {
            args.add("BYSCORE");
        }
        if (range.isReversed()) {
            args.add("REV");
        }
        if (range.isLimited()) {
            args.add("LIMIT");
            args.add(range.offset());
            args.add(range.count());
        }
        if (withScores) {
            args.add("WITHSCORES");
        }
        return args.toArray();
    }
}
