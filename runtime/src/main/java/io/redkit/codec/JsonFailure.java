package io.redkit.codec;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.type.TypeFactory;

/**
 * Describes a failure of Jackson without content.
 * <p>
 * Jackson's own messages quote the source, the offending token and property names out of the document; those of exceptions
 * thrown by constructors and setters quote what they like. So no message is used and no exception is chained, only names of
 * classes, positions, and names of properties that the application's classes declare.
 */
final class JsonFailure {

    private static final int MAX_PATH = 16;
    private static final int MAX_CAUSES = 16;

    private JsonFailure() {
    }

    /**
     * Returns the kind of error and where it is.
     *
     * @param introspection what Jackson knows about a class when reading or writing
     */
    static String describe(Exception failure, Function<JavaType, BeanDescription> introspection) {
        StringBuilder text = new StringBuilder(kind(failure));
        Throwable root = rootOf(failure);
        if (root != failure) {
            text.append(" caused by ").append(kind(root));
        }
        if (failure instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            text.append(" at ").append(path(mapping.getPath(), introspection));
        }
        if (failure instanceof JsonProcessingException processing) {
            appendLocation(text, processing.getLocation());
        }
        return text.toString();
    }

    private static String kind(Throwable failure) {
        String name = failure.getClass().getName();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        for (int i = 0; i < MAX_CAUSES && root.getCause() != null; i++) {
            root = root.getCause();
        }
        return root;
    }

    private static String path(List<Reference> references, Function<JavaType, BeanDescription> introspection) {
        return references.stream()
                .limit(MAX_PATH)
                .map(reference -> step(reference, introspection))
                .collect(Collectors.joining("", "$", references.size() > MAX_PATH ? "..." : ""));
    }

    private static String step(Reference reference, Function<JavaType, BeanDescription> introspection) {
        String name = reference.getFieldName();
        if (name == null) {
            return reference.getIndex() < 0 ? "[?]" : "[" + reference.getIndex() + "]";
        }
        return declares(reference.getFrom(), name, introspection) ? "." + name : ".?";
    }

    private static boolean declares(Object from, String property, Function<JavaType, BeanDescription> introspection) {
        if (from == null) {
            return false;
        }
        Class<?> owner = from instanceof Class<?> type ? type : from.getClass();
        return !Map.class.isAssignableFrom(owner) && declaredProperties(owner, introspection).contains(property);
    }

    private static Set<String> declaredProperties(Class<?> owner, Function<JavaType, BeanDescription> introspection) {
        try {
            return introspection.apply(TypeFactory.defaultInstance().constructType(owner)).findProperties().stream()
                    .map(BeanPropertyDefinition::getName)
                    .collect(Collectors.toSet());
        } catch (RuntimeException contradictoryAnnotations) {
            return Set.of();
        }
    }

    private static void appendLocation(StringBuilder text, JsonLocation location) {
        if (location == null) {
            return;
        }
        if (location.getLineNr() > 0) {
            text.append(", line ").append(location.getLineNr()).append(", column ").append(location.getColumnNr());
        }
        if (location.getByteOffset() >= 0) {
            text.append(", byte ").append(location.getByteOffset());
        }
    }
}
