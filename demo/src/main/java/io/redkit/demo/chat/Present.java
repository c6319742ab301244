package io.redkit.demo.chat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.redkit.room.Member;

/**
 * A visitor who is in a room.
 *
 * @param name of the visitor
 * @param places in which browsers, and at which instances of this application; one for each WebSocket
 */
public record Present(String name, List<Place> places) {

    /** Where a visitor has a WebSocket. */
    public record Place(String browser, String instance) {

        static Place of(Member member) {
            Map<String, String> info = member.info();
            return new Place(info.getOrDefault(Visitor.BROWSER, "A browser"), info.getOrDefault(Visitor.INSTANCE, "?"));
        }
    }

    /** Returns each visitor once, by name. */
    static List<Present> of(List<Member> members) {
        return members.stream()
                .collect(Collectors.groupingBy(Member::user, TreeMap::new, Collectors.mapping(Place::of, Collectors.toList())))
                .entrySet().stream().map(each -> new Present(each.getKey(), each.getValue())).toList();
    }
}
