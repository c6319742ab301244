package io.redkit.devserver;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Asks over a plain socket whether a server answers, and whether it is the expected process: while ours fails to bind its
 * port, another server may answer there.
 */
final class ReadinessProbe {

    private static final int TIMEOUT_MILLIS = 1000;
    private static final String PROCESS_ID = "process_id:";

    private final String host;
    private final int port;

    ReadinessProbe(String host, int port) {
        this.host = host;
        this.port = port;
    }

    boolean isReady(long pid) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            BufferedReader replies = new BufferedReader(
                    new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            send(socket, "PING");
            String reply = replies.readLine();
            // A server that wants a password first is ready as well, but does not tell its process id.
            return reply != null && (isRefusal(reply) || (reply.equals("+PONG") && isProcess(socket, replies, pid)));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isRefusal(String reply) {
        return reply.startsWith("-NOAUTH") || reply.startsWith("-NOPERM");
    }

    private static boolean isProcess(Socket socket, BufferedReader replies, long pid) throws IOException {
        send(socket, "INFO server");
        for (String line = replies.readLine(); line != null; line = replies.readLine()) {
            if (line.startsWith("-")) {
                return isRefusal(line);
            }
            if (line.startsWith(PROCESS_ID)) {
                return line.equals(PROCESS_ID + pid);
            }
        }
        return false;
    }

    private static void send(Socket socket, String command) throws IOException {
        socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
