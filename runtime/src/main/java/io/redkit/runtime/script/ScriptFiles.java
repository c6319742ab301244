package io.redkit.runtime.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Reads this extension's own scripts. */
final class ScriptFiles {

    private ScriptFiles() {
    }

    /** Returns the file beside the class. Its line ends are those of Unix, whatever the build has made of them. */
    static String read(Class<?> owner, String file) {
        try (InputStream in = owner.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("There is no " + file + " beside " + owner.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Puts the code of one script, as part of the first line, before that of another one, behind the head of which it comes.
     */
    static String begin(String script, String shared) {
        String code = shared.lines().filter(line -> !line.startsWith("--")).map(String::strip).collect(Collectors.joining(" "));
        List<String> lines = new ArrayList<>(script.lines().toList());
        int first = 0;
        while (lines.get(first).startsWith("--")) {
            first++;
        }
        lines.set(first, code + ' ' + lines.get(first));
        return String.join("\n", lines) + '\n';
    }
}
