package io.redkit.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts code into pages. The comment {@code // code: path/of/a/file#tag} in AsciiDoc, or the same as a comment of Markdown, says
 * what the next block shows: the region of that tag, or without a tag the whole file. So the pages show compiled code, and can
 * be read where nothing resolves
 * includes.
 */
final class CodeInPages {

    private static final Pattern MARKER = Pattern.compile("(?:// |<!-- )code: ([^#\\s]+)(?:#(\\S+))?(?: -->)?");
    private static final Pattern TAG = Pattern.compile("\\s*// (tag|end)::.*");
    private static final Pattern FENCE = Pattern.compile("----|```\\w*");

    private final Path root;

    /** @param root what the paths in markers start from */
    CodeInPages(Path root) {
        this.root = root;
    }

    /** Returns the lines of a page with the code as it is now. */
    List<String> refresh(List<String> page) {
        List<String> fresh = new ArrayList<>();
        Iterator<String> lines = page.iterator();
        while (lines.hasNext()) {
            String line = lines.next();
            fresh.add(line);
            Matcher marker = MARKER.matcher(line);
            if (marker.matches()) {
                replaceBlock(lines, fresh, code(marker.group(1), marker.group(2)));
            }
        }
        return fresh;
    }

    private static void replaceBlock(Iterator<String> lines, List<String> fresh, List<String> code) {
        String line = "";
        while (!FENCE.matcher(line).matches()) {
            line = lines.next();
            fresh.add(line);
        }
        fresh.addAll(code);
        do {
            line = lines.next(); // what the block showed until now
        } while (!FENCE.matcher(line).matches());
        fresh.add(line);
    }

    private List<String> code(String file, String tag) {
        List<String> lines = read(root.resolve(file));
        if (tag != null) {
            int start = indexOf(lines, "// tag::" + tag + "[]", file);
            lines = lines.subList(start + 1, indexOf(lines, "// end::" + tag + "[]", file));
        }
        List<String> shown = lines.stream().filter(line -> !TAG.matcher(line).matches()).toList();
        int indent = shown.stream().filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .min().orElse(0);
        return shown.stream().map(line -> line.isBlank() ? "" : line.substring(indent)).toList();
    }

    private static int indexOf(List<String> lines, String comment, String file) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().equals(comment)) {
                return i;
            }
        }
        throw new IllegalArgumentException(file + " has no line " + comment);
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
