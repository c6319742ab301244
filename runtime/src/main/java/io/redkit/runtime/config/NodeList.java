package io.redkit.runtime.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Addresses of servers as people list them. Problems tell the place of an entry and not its text, which may be a password in
 * the wrong place.
 *
 * @param key key or variable of the list, for messages
 * @param entries its entries, without blank ones
 */
record NodeList(String key, List<String> entries, ConfigurationProblems problems) {

    static final String ADDRESS = "write host:port, such as redis-1.example.com:6379";

    /** Returns the list of a key, which is empty where the key is not set. */
    static NodeList ofKey(String key, Optional<List<String>> entries, ConfigurationProblems problems) {
        return new NodeList(key, present(entries.orElse(List.of())), problems);
    }

    /** Returns the list of a variable, whose entries are separated by commas or spaces. */
    static NodeList ofVariable(String variable, @Nullable String text, ConfigurationProblems problems) {
        return new NodeList(variable, text == null ? List.of() : present(List.of(text.split("[,\\s]+"))), problems);
    }

    private static List<String> present(List<String> entries) {
        return entries.stream().map(String::strip).filter(entry -> !entry.isEmpty()).toList();
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Reads addresses without URLs; entries with a problem are left out. */
    List<Endpoint> addresses(int defaultPort) {
        List<Endpoint> addresses = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Endpoint address = TcpAddress.parse(entries.get(i), OptionalInt.of(defaultPort));
            if (address == null) {
                report(i, malformed(entries.get(i)));
            } else {
                addresses.add(address);
            }
        }
        return addresses;
    }

    /** Returns the addresses after others without those that came before, of which it warns. */
    List<Endpoint> distinct(List<Endpoint> others, List<Endpoint> addresses) {
        Set<Endpoint> distinct = new LinkedHashSet<>(others);
        for (Endpoint address : addresses) {
            if (!distinct.add(address)) {
                problems.warn(key, "names " + address + " more than once; once is enough");
            }
        }
        return List.copyOf(distinct);
    }

    void report(int index, String text) {
        problems.add(key, "entry " + (index + 1) + " " + text);
    }

    private static String malformed(String entry) {
        if (entry.contains("://")) {
            return "is a URL; write host:port alone, and user, password and TLS at their own keys";
        }
        if (entry.startsWith("/")) {
            return "is the path of a socket, which works for a single server only; " + ADDRESS;
        }
        return entry.indexOf('@') >= 0 ? "has a user or password; write host:port alone, and these at their own keys"
                : "is no address; " + ADDRESS;
    }
}
