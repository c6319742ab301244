package io.redkit.demo.problems;

import org.jspecify.annotations.Nullable;

import io.redkit.Delivery;

/**
 * Body of an answer that tells of a failure.
 *
 * @param type name of the exception
 * @param message what went wrong, for people
 * @param delivery whether Redis may have executed the command; null if Redis has nothing to do with it
 */
public record Problem(String type, String message, @Nullable Delivery delivery) {
}
