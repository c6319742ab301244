package io.redkit.runtime.script;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.redkit.runtime.command.CommandSpec;
import io.redkit.runtime.command.CommandSpec.Trait;
import io.redkit.runtime.command.Commands;

/**
 * Reads the head of a script: the comment at its beginning, with the fields {@code KEYS}, {@code ARGV}, {@code reply},
 * {@code cost} and {@code effect}. A field may go on in the lines below it, up to an empty one. Collects all problems.
 */
final class HeadParser {

    private static final List<String> FIELDS = List.of("KEYS", "ARGV", "reply", "cost", "effect");
    private static final Set<String> REPLIES = Set.of("integer", "boolean", "text", "list", "nothing", "any");
    private static final Pattern FIELD = Pattern.compile("(" + String.join("|", FIELDS) + ")\\s*:\\s*(.*)");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9 _'-]*");
    private static final Pattern COMMAND = Pattern.compile("redis\\.p?call\\s*\\(\\s*['\"]([A-Za-z._-]+)['\"]");
    private static final String OPEN = "...";

    private final String text;
    private final List<String> problems;
    private final Map<String, String> fields = new LinkedHashMap<>();

    /** @param problems takes what is wrong */
    HeadParser(String text, List<String> problems) {
        this.text = text;
        this.problems = problems;
        collectFields();
    }

    /** Returns whether there is a head, right or wrong. */
    boolean isPresent() {
        return !fields.isEmpty();
    }

    ScriptHead parse() {
        if (!isPresent()) {
            problems.add("it has no head: begin it with a comment that has the fields " + String.join(":, ", FIELDS) + ":");
            return ScriptHead.NONE;
        }
        FIELDS.stream().filter(field -> fields.getOrDefault(field, "").isEmpty())
                .forEach(field -> problems.add("its head does not say " + field + ":"));
        checkReply();
        ScriptHead head = new ScriptHead(parameters("KEYS"), parameters("ARGV"), effect());
        if (head.effect() == ScriptEffect.READ) {
            checkReads();
        }
        if (head.effect() == ScriptEffect.ONCE && text.startsWith("#!")) {
            problems.add("it begins with #!, which effect: once does not allow");
        }
        return head;
    }

    private void collectFields() {
        String field = null;
        for (String line : text.lines().skip(text.startsWith("#!") ? 1 : 0).toList()) {
            if (!line.startsWith("--")) {
                return;
            }
            String content = line.substring(2).strip();
            Matcher start = FIELD.matcher(content);
            if (start.matches()) {
                field = start.group(1);
                if (fields.put(field, start.group(2).strip()) != null) {
                    problems.add("its head says " + field + ": twice");
                }
            } else if (content.isEmpty()) {
                field = null;
            } else if (field != null) {
                fields.merge(field, content, (known, more) -> (known + ' ' + more).strip());
            }
        }
    }

    private void checkReply() {
        String reply = fields.getOrDefault("reply", "");
        String kind = reply.split("[\\s,;:]", 2)[0];
        if (!reply.isEmpty() && !REPLIES.contains(kind)) {
            problems.add("reply: begins with '" + kind + "'; it must be one of "
                    + String.join(", ", REPLIES.stream().sorted().toList()));
        }
    }

    private ScriptParameters parameters(String field) {
        String value = fields.getOrDefault(field, "");
        if (value.isEmpty() || value.equals("none")) {
            return new ScriptParameters(List.of(), false);
        }
        boolean isOpen = value.endsWith(OPEN);
        String closed = isOpen ? value.substring(0, value.length() - OPEN.length()) : value;
        List<String> names = new ArrayList<>();
        for (String name : closed.split(",", -1)) {
            names.add(name.strip());
            if (!NAME.matcher(name.strip()).matches()) {
                problems.add(field + ": has '" + name.strip() + "'; it takes none, or names of letters and digits, separated by"
                        + " commas, of which the last may end with ... for any number");
            }
        }
        return new ScriptParameters(List.copyOf(names), isOpen);
    }

    private ScriptEffect effect() {
        String value = fields.getOrDefault("effect", "");
        List<String> words = Arrays.stream(ScriptEffect.values()).map(ScriptEffect::word).toList();
        int index = words.indexOf(value);
        if (index < 0 && !value.isEmpty()) {
            problems.add("effect: is '" + value + "'; it must be one of " + String.join(", ", words));
        }
        return index < 0 ? ScriptEffect.WRITE : ScriptEffect.values()[index];
    }

    /** Finds the plainest contradictions only: a name may be computed. */
    private void checkReads() {
        Matcher calls = COMMAND.matcher(text);
        while (calls.find()) {
            CommandSpec command = Commands.find(calls.group(1));
            if (command != null && !command.is(Trait.READ) && !command.is(Trait.CONTAINER)) {
                problems.add("effect: is 'read', and it calls " + command.name() + ", which may write");
            }
        }
    }
}
