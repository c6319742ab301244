package io.redkit.devserver;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A connection to a server that sends one command at a time and waits for its reply, in RESP2. */
final class RespConnection implements Closeable {

    private final Socket socket;
    private final InputStream replies;

    RespConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.replies = new BufferedInputStream(socket.getInputStream());
    }

    /**
     * Sends a command. The reply is a {@link String} for text and numbers, empty for a missing value, and a {@link List} of
     * such values for an array.
     *
     * @throws ErrorReplyException if the reply is an error
     */
    Object ask(String... command) throws IOException {
        StringWriter request = new StringWriter();
        request.append("*" + command.length + "\r\n");
        for (String part : command) {
            int length = part.getBytes(StandardCharsets.UTF_8).length;
            request.append("$" + length + "\r\n" + part + "\r\n");
        }
        socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return read();
    }

    /** Sends a command whose reply is text. */
    String text(String... command) throws IOException {
        return String.valueOf(ask(command));
    }

    /** Sends a command whose reply is an array. */
    List<?> list(String... command) throws IOException {
        return ask(command) instanceof List<?> list ? list : List.of();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private Object read() throws IOException {
        String line = line();
        if (line.isEmpty()) {
            throw new IOException("The reply is not RESP2");
        }
        String content = line.substring(1);
        return switch (line.charAt(0)) {
            case '+', ':' -> content;
            case '-' -> throw new ErrorReplyException(content);
            case '$' -> bulk(Integer.parseInt(content));
            case '*' -> array(Integer.parseInt(content));
            default -> throw new IOException("The reply is not RESP2");
        };
    }

    private String bulk(int length) throws IOException {
        if (length < 0) {
            return "";
        }
        byte[] content = replies.readNBytes(length);
        line();
        return new String(content, StandardCharsets.UTF_8);
    }

    private List<Object> array(int length) throws IOException {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            values.add(read());
        }
        return values;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = replies.read(); next != '\n'; next = replies.read()) {
            if (next < 0) {
                throw new EOFException("The server closed the connection");
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
