package io.redkit.runtime.nearcache;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** Tells of which types it is known that their objects cannot be changed. */
final class Immutability {

    private static final Set<Class<?>> KNOWN = Set.of(String.class, Boolean.class, Character.class, Byte.class, Short.class,
            Integer.class, Long.class, Float.class, Double.class, BigDecimal.class, BigInteger.class, UUID.class, URI.class,
            Locale.class);

    private Immutability() {
    }

    /** Returns false in doubt, as for every class that others can extend. */
    static boolean of(Class<?> type) {
        return of(type, new HashSet<>());
    }

    /** A record is as immutable as its components; one that contains itself is no worse for that. */
    private static boolean of(Class<?> type, Set<Class<?>> enclosing) {
        if (type.isPrimitive() || type.isEnum() || KNOWN.contains(type) || isOfJavaTime(type) || !enclosing.add(type)) {
            return true;
        }
        if (!type.isRecord()) {
            return false;
        }
        RecordComponent[] components = type.getRecordComponents();
        if (components == null) {
            return false;
        }
        for (RecordComponent component : components) {
            if (!of(component.getType(), enclosing)) {
                return false;
            }
        }
        return true;
    }

    /** The values of this package are final and immutable; its interfaces promise nothing. */
    private static boolean isOfJavaTime(Class<?> type) {
        return type.getPackageName().equals("java.time") && !type.isInterface()
                && java.lang.reflect.Modifier.isFinal(type.getModifiers());
    }
}
