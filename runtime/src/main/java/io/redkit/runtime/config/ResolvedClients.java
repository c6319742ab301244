package io.redkit.runtime.config;

import java.util.List;
import java.util.Map;

/**
 * What became of the configuration of several clients.
 *
 * @param clients checked settings by client name, sorted by name
 * @param warnings what is probably not meant and does no harm, one line each, fit for the log
 */
public record ResolvedClients(Map<String, ClientSettings> clients, List<String> warnings) {
}
