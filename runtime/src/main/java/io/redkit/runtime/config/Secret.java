package io.redkit.runtime.config;

/**
 * A password or key that never appears in text by accident.
 *
 * @param reveal the secret itself
 */
public record Secret(String reveal) {

    @Override
    public String toString() {
        return "***";
    }
}
