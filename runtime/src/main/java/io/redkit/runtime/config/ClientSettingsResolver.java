package io.redkit.runtime.config;

/** Turns the configuration of one client and the twelve-factor variables into checked settings. */
public final class ClientSettingsResolver {

    private ClientSettingsResolver() {
    }
}
