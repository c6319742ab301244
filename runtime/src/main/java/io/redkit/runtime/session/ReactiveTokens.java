package io.redkit.runtime.session;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.redkit.CallOptions;
import io.redkit.ConnectionState;
import io.redkit.KeySpace;
import io.redkit.ReadFrom;
import io.redkit.RedisException;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.CommandSpec;
import io.redkit.runtime.command.Commands;
import io.redkit.runtime.degraded.AwayListener;
import io.redkit.runtime.degraded.FeaturePolicy;
import io.redkit.runtime.pattern.PatternSupport;
import io.redkit.runtime.pattern.Timers;
import io.redkit.runtime.service.Services;
import io.redkit.session.ReactiveTokenBlacklist;
import io.smallrye.mutiny.Uni;

/** One key for each revoked token, which expires with it. */
final class ReactiveTokens implements ReactiveTokenBlacklist, AwayListener {

    private static final String FEATURE = "token-blacklist";
    private static final Duration LATE_CLOCKS = Duration.ofMinutes(1);
    private static final CommandSpec SET = Commands.get("SET");
    private static final CommandSpec EXISTS = Commands.get("EXISTS");
    private static final CallOptions IDEMPOTENT = CallOptions.DEFAULT.idempotent();
    private static final CallOptions FROM_MASTER = CallOptions.DEFAULT.readFrom(ReadFrom.MASTER);

    private final PatternSupport support;
    private final @Nullable KnownTokens known;
    private final LaterAttempts later;

    /** @param open whether a token is taken for not revoked while Redis does not answer */
    ReactiveTokens(PatternSupport support, boolean open) {
        this.support = support;
        this.known = open ? new KnownTokens() : null;
        this.later = new LaterAttempts(new Timers(support.vertx(), "session"), this::bringMissing);
        support.availability().register(new FeaturePolicy(FEATURE, open ? "open" : "closed"), this);
    }

    @Override
    public Uni<Void> revoke(String token, Instant expiry) {
        Instant until = Given.notNull(expiry, "expiry").plus(LATE_CLOCKS);
        return revokeUntil(digest(token), "PXAT", until.toEpochMilli(), until);
    }

    @Override
    public Uni<Void> revoke(String token, Duration time) {
        long millis = Given.millis(time, 1, "time");
        return revokeUntil(digest(token), "PX", millis, Instant.now().plusMillis(millis));
    }

    /** What this process revokes, it does not accept, whether Redis has heard of it or not. */
    private Uni<Void> revokeUntil(String digest, String option, long millis, Instant until) {
        if (!until.isAfter(Instant.now())) {
            return Uni.createFrom().voidItem();
        }
        Uni<Void> sent = store(digest, option, millis);
        KnownTokens memory = known;
        return memory == null ? sent
                : Uni.createFrom().deferred(() -> {
                    memory.add(digest, until);
                    return sent;
                }).onItem().invoke(() -> memory.arrived(digest, until)).onFailure()
                        .invoke(() -> missing(memory, digest, until));
    }

    private void missing(KnownTokens memory, String digest, Instant until) {
        memory.missing(digest, until);
        if (support.availability().state() != ConnectionState.CLOSED) {
            later.plan();
        }
    }

    private Uni<Void> store(String digest, String option, long millis) {
        Call call = Call.of(SET, key(digest), "1", option, millis).with(IDEMPOTENT);
        return Services.<@Nullable Void> uni(support.commands(), call, reply -> null).replaceWithVoid();
    }

    @Override
    public Uni<Boolean> isRevoked(String token) {
        String digest = digest(token);
        Uni<Boolean> asked = Services.uni(support.commands(), Call.of(EXISTS, key(digest)).with(FROM_MASTER),
                SessionReplies::isOne);
        KnownTokens memory = known;
        return memory == null ? asked
                : asked.map(revoked -> revoked || memory.contains(digest))
                        .onFailure(RedisException.class).recoverWithItem(() -> memory.contains(digest));
    }

    @Override
    public void onReturn() {
        bringMissing();
    }

    /** Brings to Redis what it has not heard of. While Redis is away there is no point in it, and there will be a return. */
    private void bringMissing() {
        KnownTokens memory = known;
        if (memory != null && !support.availability().isAway()) {
            memory.takeMissing().forEach((digest, until) -> store(digest, "PXAT", until.toEpochMilli()).subscribe()
                    .with(done -> later.succeeded(), failure -> missing(memory, digest, until)));
        }
    }

    private String key(String digest) {
        return support.keys().prefix(KeySpace.key("revoked", digest));
    }

    private static String digest(String token) {
        if (Given.notNull(token, "token").isEmpty()) {
            throw new IllegalArgumentException("The token is empty");
        }
        return Digests.of(token);
    }
}
