package io.redkit.runtime.topology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.redkit.runtime.connection.resp.MadeReplies;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;

/** Merges arrays: by their elements, or place by place. */
final class ArrayMerges {

    private ArrayMerges() {
    }

    /** Merges the elements that stand at the same place. */
    interface PlaceMerge {

        Response merge(List<Response> elements);
    }

    static Response union(List<Response> arrays) {
        Map<Buffer, Response> distinct = new LinkedHashMap<>();
        for (Response array : arrays) {
            for (Response element : array) {
                distinct.putIfAbsent(element.toBuffer(), element);
            }
        }
        return MadeReplies.array(new ArrayList<>(distinct.values()));
    }

    /** @param arrays of one size */
    static Response byPlace(List<Response> arrays, PlaceMerge merge) {
        List<Response> merged = new ArrayList<>();
        for (int i = 0; i < arrays.get(0).size(); i++) {
            int place = i;
            merged.add(merge.merge(arrays.stream().map(array -> array.get(place)).toList()));
        }
        return MadeReplies.array(merged);
    }

    static Response and(List<Response> elements) {
        boolean all = elements.stream().mapToLong(MergeRule::integer).allMatch(value -> value != 0);
        return MadeReplies.integer(all ? 1 : 0);
    }

    static Response nameOrSum(List<Response> elements) {
        Response first = elements.get(0);
        if (first.type() == ResponseType.BULK) {
            return first;
        }
        return MadeReplies.integer(elements.stream().mapToLong(MergeRule::integer).sum());
    }
}
