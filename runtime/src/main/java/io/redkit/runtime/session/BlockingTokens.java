package io.redkit.runtime.session;

import java.time.Duration;
import java.time.Instant;

import io.redkit.runtime.service.Services;
import io.redkit.session.ReactiveTokenBlacklist;
import io.redkit.session.TokenBlacklist;

/** The blocking view. */
final class BlockingTokens implements TokenBlacklist {

    private final ReactiveTokenBlacklist reactive;

    BlockingTokens(ReactiveTokenBlacklist reactive) {
        this.reactive = reactive;
    }

    @Override
    public void revoke(String token, Instant expiry) {
        Services.await(reactive.revoke(token, expiry));
    }

    @Override
    public void revoke(String token, Duration time) {
        Services.await(reactive.revoke(token, time));
    }

    @Override
    public boolean isRevoked(String token) {
        return Services.await(reactive.isRevoked(token));
    }
}
