package io.redkit.bench.client;

import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Something to be stored as about 1 KiB of JSON, with the mapper of clients that leave JSON to the application. */
public record Document(long id, String title, boolean listed, double price, List<String> tags, String text) {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int TEXT_SIZE = 860;

    public static Document number(int id) {
        String text = ("text of document " + id + ", ").repeat(TEXT_SIZE / 20).substring(0, TEXT_SIZE);
        return new Document(1_000_000 + id, "Document " + id, true, id + 0.25, List.of("first", "second", "third"), text);
    }

    public static Document parse(String json) {
        try {
            return MAPPER.readValue(json, Document.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a document", e);
        }
    }

    public String toJson() {
        try {
            return MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON", e);
        }
    }
}
