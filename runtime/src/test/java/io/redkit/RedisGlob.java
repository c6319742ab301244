package io.redkit;

/** The glob patterns of KEYS and SCAN, as slow and obvious as they can be: the oracle for patterns that we build. */
final class RedisGlob {

    private RedisGlob() {
    }

    static boolean matches(String pattern, String text) {
        if (pattern.isEmpty()) {
            return text.isEmpty();
        }
        char first = pattern.charAt(0);
        if (first == '*') {
            return matches(pattern.substring(1), text) || !text.isEmpty() && matches(pattern, text.substring(1));
        }
        if (text.isEmpty()) {
            return false;
        }
        String restOfText = text.substring(1);
        if (first == '?') {
            return matches(pattern.substring(1), restOfText);
        }
        if (first == '[' && pattern.indexOf(']', 1) > 0) {
            int end = pattern.indexOf(']', 1);
            return inClass(pattern.substring(1, end), text.charAt(0)) && matches(pattern.substring(end + 1), restOfText);
        }
        if (first == '\\' && pattern.length() > 1) {
            return pattern.charAt(1) == text.charAt(0) && matches(pattern.substring(2), restOfText);
        }
        return first == text.charAt(0) && matches(pattern.substring(1), restOfText);
    }

    private static boolean inClass(String members, char c) {
        boolean negated = members.startsWith("^");
        String listed = negated ? members.substring(1) : members;
        return negated != listed.indexOf(c) >= 0;
    }
}
