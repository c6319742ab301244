package io.redkit.demo.links;

/**
 * A short link as the page shows it.
 *
 * @param code the short code
 * @param url where it leads
 * @param hits how often it was followed
 * @param millisToLive remaining life
 */
public record Link(String code, String url, long hits, long millisToLive) {
}
