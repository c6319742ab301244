package io.redkit.testkit;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** One connection of a {@link ScriptedServer}. Thread-safe. What is sent over a closed connection is dropped. */
public final class Peer {

    private final ScriptedServer server;
    private final Socket socket;
    private final Thread reader;
    private final int number;
    private final CountDownLatch abandoned = new CountDownLatch(1);

    Peer(ScriptedServer server, Socket socket, int number) {
        this.server = server;
        this.socket = socket;
        this.number = number;
        this.reader = new Thread(this::readAll, "scripted-server-" + server.port() + "-" + number);
        this.reader.setDaemon(true);
    }

    /** Returns the number of this connection, counted from 0 in the order of their arrival. */
    public int number() {
        return number;
    }

    Thread reader() {
        return reader;
    }

    /** Sends these bytes, whether anybody asked for them or not. */
    public void send(String resp) {
        send(resp.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends these bytes, whether anybody asked for them or not. */
    public synchronized void send(byte[] resp) {
        try {
            socket.getOutputStream().write(resp);
        } catch (IOException e) {
            // closed by one of the two sides
        }
    }

    /** Sends these bytes in one write each. */
    public void sendInPieces(String resp) {
        for (byte each : resp.getBytes(StandardCharsets.UTF_8)) {
            send(new byte[] { each });
        }
    }

    /** Ends the connection. What was sent before arrives: this side reads on until the other one has noticed. */
    public void close() {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            // closed already
        }
    }

    void abandon() {
        abandoned.countDown();
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Closes the connection with a TCP reset. */
    public void reset() {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // closed already
        }
        abandon();
    }

    /** Reads nothing more: what the other side writes fills its buffers. To be called by a {@link Reaction}. */
    void stall() {
        try {
            abandoned.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until the other side has closed the connection, or this side has. */
    public void awaitEnd() {
        try {
            reader.join(ScriptedServer.PATIENCE_SECONDS * 1000L);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (reader.isAlive()) {
            throw new AssertionError("Scripted server: the connection is still open");
        }
    }

    public boolean isOpen() {
        return reader.isAlive();
    }

    private void readAll() {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (true) {
                server.onCommand(new ReceivedCommand(this, readCommand(in)));
            }
        } catch (IOException e) {
            // the end of the connection
        }
    }

    private static List<String> readCommand(InputStream in) throws IOException {
        int length = readLength(in, '*');
        List<String> words = new ArrayList<>(length);
        while (words.size() < length) {
            int size = readLength(in, '$') + 2;
            byte[] word = in.readNBytes(size);
            if (word.length < size) {
                throw new EOFException();
            }
            words.add(new String(word, 0, word.length - 2, StandardCharsets.UTF_8));
        }
        return List.copyOf(words);
    }

    private static int readLength(InputStream in, char type) throws IOException {
        if (in.read() != type) {
            throw new EOFException();
        }
        int length = 0;
        for (int digit = in.read(); digit != '\r'; digit = in.read()) {
            if (digit < '0' || digit > '9') {
                throw new EOFException();
            }
            length = 10 * length + digit - '0';
        }
        in.read();
        return length;
    }
}
