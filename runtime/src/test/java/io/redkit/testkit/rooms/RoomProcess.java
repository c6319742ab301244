package io.redkit.testkit.rooms;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A running {@link RoomWorker}, which can be killed and stopped. */
public final class RoomProcess {

    private final Process process;
    private final BufferedReader output;

    private RoomProcess(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** @param command starts a program that becomes the worker with the arguments behind it */
    public static RoomProcess start(List<String> command, int port, String room, String user) {
        List<String> words = new ArrayList<>(command);
        words.addAll(List.of(String.valueOf(port), room, user));
        try {
            return new RoomProcess(new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the user is in the room. */
    public void awaitJoined() {
        try {
            String line = output.readLine();
            if (!RoomWorker.JOINED.equals(line)) {
                throw new IllegalStateException("A process of a room said " + line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it at once, so that it can do nothing more. */
    public void kill() {
        process.destroyForcibly();
    }

    /** Makes it stand still. */
    public void stop() {
        signal("-STOP");
    }

    public void goOn() {
        signal("-CONT");
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", signal, String.valueOf(process.pid())).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
