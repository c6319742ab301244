package io.redkit.demo.documents;

/**
 * A document as the page shows it.
 *
 * @param name its name
 * @param document what is stored
 * @param millisToLive remaining life
 */
public record LivingDocument(String name, Document document, long millisToLive) {
}
