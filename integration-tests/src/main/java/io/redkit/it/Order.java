package io.redkit.it;

import java.util.List;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A document as applications store it. */
@RegisterForReflection
public record Order(String id, List<String> items) {
}
