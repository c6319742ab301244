package io.redkit.testkit;

import java.util.List;
import java.util.Locale;

/**
 * A command that a {@link ScriptedServer} received.
 *
 * @param peer the connection that it came over
 * @param words the name and the arguments, as UTF-8
 */
public record ReceivedCommand(Peer peer, List<String> words) {

    /** Returns the name in capitals. */
    public String name() {
        return words.get(0).toUpperCase(Locale.ROOT);
    }

    /** Returns the argument, the first being 0; an empty text if there is none. */
    public String argument(int index) {
        return index + 1 < words.size() ? words.get(index + 1) : "";
    }

    /** Sends these bytes, whatever they are, to whoever sent the command. */
    public void reply(String resp) {
        peer.send(resp);
    }
}
