package io.redkit.runtime.lock;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The name of a lock with places for parameters: {@code user:{0}}. Values are escaped, so that different ones never make the
 * same name.
 */
public final class LockTemplate {

    /** A place, by the name or the number of the parameter. */
    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");

    private final List<String> texts = new ArrayList<>();
    private final List<Integer> positions = new ArrayList<>();

    /** @param template as the build leaves it, with numbers in its places */
    LockTemplate(String template) {
        Matcher place = PLACE.matcher(template);
        int end = 0;
        while (place.find()) {
            texts.add(template.substring(end, place.start()));
            positions.add(Integer.valueOf(place.group(1)));
            end = place.end();
        }
        texts.add(template.substring(end));
    }

    /** Returns the name for these values of the parameters. */
    String name(@Nullable Object[] parameters) {
        StringBuilder name = new StringBuilder(texts.get(0));
        for (int i = 0; i < positions.size(); i++) {
            Object value = parameters[positions.get(i)];
            if (value == null) {
                throw new IllegalArgumentException("Parameter " + (positions.get(i) + 1) + " is part of the name of a lock, and"
                        + " is null");
            }
            name.append(value.toString().replace("%", "%25").replace(":", "%3A")).append(texts.get(i + 1));
        }
        return name.toString();
    }

    /**
     * Returns the template with the numbers of parameters in place of their names.
     *
     * @param names of the parameters, in their order
     * @param problems takes what is wrong
     */
    public static String numbered(String template, List<String> names, List<String> problems) {
        Matcher place = PLACE.matcher(template);
        StringBuilder numbered = new StringBuilder();
        while (place.find()) {
            int position = names.indexOf(place.group(1));
            if (position < 0) {
                problems.add("{" + place.group(1) + "} is none of its parameters, which are "
                        + (names.isEmpty() ? "none" : String.join(", ", names)));
            }
            place.appendReplacement(numbered, "{" + position + "}");
        }
        place.appendTail(numbered);
        String rest = PLACE.matcher(template).replaceAll("");
        if (template.isBlank() || rest.indexOf('{') >= 0 || rest.indexOf('}') >= 0) {
            problems.add("the name of the lock is empty or has a brace without its partner");
        }
        return numbered.toString();
    }
}
