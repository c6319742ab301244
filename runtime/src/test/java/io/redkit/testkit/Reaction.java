package io.redkit.testkit;

/** What a {@link ScriptedServer} does with a command. */
@FunctionalInterface
public interface Reaction {

    /** Called on the thread that reads the connection, which reads on only afterwards. */
    void to(ReceivedCommand command);

    /** Answers at once, always the same. */
    static Reaction reply(String resp) {
        return command -> command.reply(resp);
    }

    /** Answers with the first argument, as GET would if each value were its key. */
    static Reaction echo() {
        return command -> command.reply(Resp.bulk(command.argument(0)));
    }

    /** Never answers. */
    static Reaction silence() {
        return command -> {
        };
    }

    /** Never answers, and never reads from the connection again. */
    static Reaction stall() {
        return command -> command.peer().stall();
    }

    /** Closes the connection without an answer. */
    static Reaction hangUp() {
        return command -> command.peer().close();
    }
}
