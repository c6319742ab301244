package io.redkit.runtime.connection;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A command in the notation of redis-cli, from a file of the tests. */
public record CommandLine(String text, List<byte[]> words) {

    private static final byte[] BIG = "0123456789abcdef".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);

    public static List<CommandLine> read(String resource) {
        try (InputStream in = CommandLine.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#")).map(CommandLine::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String name() {
        return new String(words.get(0), StandardCharsets.US_ASCII);
    }

    public List<byte[]> arguments() {
        return words.subList(1, words.size());
    }

    public static CommandLine parse(String line) {
        List<byte[]> words = new ArrayList<>();
        for (int at = 0; at < line.length(); at++) {
            if (line.charAt(at) == '"') {
                int end = at + 1;
                while (line.charAt(end) != '"') {
                    end++;
                }
                words.add(unescaped(line.substring(at + 1, end)));
                at = end;
            } else if (line.charAt(at) != ' ') {
                int end = line.indexOf(' ', at);
                String word = line.substring(at, end < 0 ? line.length() : end);
                words.add(plain(word));
                at += word.length();
            }
        }
        return new CommandLine(line, words);
    }

    private static byte[] plain(String word) {
        return switch (word) {
            case "${bytes}" -> allBytes();
            case "${big}" -> BIG.clone();
            case "${empty}" -> new byte[0];
            default -> word.getBytes(StandardCharsets.UTF_8);
        };
    }

    private static byte[] allBytes() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    private static byte[] unescaped(String quoted) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int at = 0; at < quoted.length(); at++) {
            if (quoted.charAt(at) != '\\') {
                int end = quoted.offsetByCodePoints(at, 1);
                out.writeBytes(quoted.substring(at, end).getBytes(StandardCharsets.UTF_8));
                at = end - 1;
            } else if (quoted.charAt(at + 1) == 'x') {
                out.write(Integer.parseInt(quoted.substring(at + 2, at + 4), 16));
                at += 3;
            } else {
                out.write(quoted.charAt(at + 1) == 'r' ? '\r' : '\n');
                at++;
            }
        }
        return out.toByteArray();
    }
}
