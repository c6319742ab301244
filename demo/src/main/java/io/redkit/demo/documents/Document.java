package io.redkit.demo.documents;

import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What is stored in Redis, as JSON.
 *
 * @param content any JSON that a visitor wrote
 * @param savedAt when it was saved
 */
public record Document(JsonNode content, Instant savedAt) {
}
