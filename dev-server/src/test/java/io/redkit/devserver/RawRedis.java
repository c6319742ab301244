package io.redkit.devserver;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Sends one inline command over a plain socket and reads lines of the reply. */
final class RawRedis {

    private static final int TIMEOUT_MILLIS = 500;

    private RawRedis() {
    }

    static String ask(int port, String command) throws IOException {
        return askLines(port, command, 1).get(0);
    }

    static List<String> askLines(int port, String command, int lines) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
            BufferedReader reader = new BufferedReader(
                    new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            List<String> reply = new ArrayList<>();
            while (reply.size() < lines) {
                String line = reader.readLine();
                if (line == null) {
                    throw new EOFException();
                }
                reply.add(line);
            }
            return reply;
        }
    }
}
