package io.redkit.testkit;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** A name server on the loopback interface, for whom every name stands for the same address, until the test says another. */
public final class ScriptedDns implements AutoCloseable {

    private static final int HEADER = 12;
    private static final short ANSWER = (short) 0x8180;
    private static final short NAME_OF_QUESTION = (short) 0xC00C;
    private static final short TYPE_A = 1;
    private static final short CLASS_IN = 1;

    private final DatagramSocket socket;
    private final int ttlSeconds;
    private final AtomicInteger questions = new AtomicInteger();
    private volatile byte[] address;

    private ScriptedDns(DatagramSocket socket, String address, int ttlSeconds) {
        this.socket = socket;
        this.ttlSeconds = ttlSeconds;
        answer(address);
        Thread thread = new Thread(this::answerAll, "scripted-dns-" + socket.getLocalPort());
        thread.setDaemon(true);
        thread.start();
    }

    /** Starts a name server at a free port, whose answers are good for so many seconds. */
    public static ScriptedDns start(String address, int ttlSeconds) {
        try {
            return new ScriptedDns(new DatagramSocket(0, InetAddress.getByName("127.0.0.1")), address, ttlSeconds);
        } catch (IOException e) {
            throw new IllegalStateException("No name server", e);
        }
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** Returns how often it was asked. */
    public int questions() {
        return questions.get();
    }

    /** Sets the address for further questions. */
    public void answer(String newAddress) {
        try {
            address = InetAddress.getByName(newAddress).getAddress();
        } catch (IOException e) {
            throw new IllegalArgumentException(newAddress, e);
        }
    }

    @Override
    public void close() {
        socket.close();
    }

    private void answerAll() {
        byte[] buffer = new byte[512];
        while (true) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(packet);
                questions.incrementAndGet();
                byte[] reply = reply(buffer);
                socket.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private byte[] reply(byte[] question) {
        int end = HEADER;
        while (question[end] != 0) {
            end += question[end] + 1;
        }
        end += 1 + 2 * Short.BYTES;
        boolean known = question[end - 3] == TYPE_A;
        ByteBuffer reply = ByteBuffer.allocate(512);
        reply.put(question, 0, 2).putShort(ANSWER).putShort((short) 1).putShort((short) (known ? 1 : 0)).putInt(0);
        reply.put(question, HEADER, end - HEADER);
        if (known) {
            reply.putShort(NAME_OF_QUESTION).putShort(TYPE_A).putShort(CLASS_IN).putInt(ttlSeconds);
            reply.putShort((short) address.length).put(address);
        }
        return Arrays.copyOf(reply.array(), reply.position());
    }
}
