package io.redkit.runtime.degraded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

import org.junit.jupiter.api.Test;

import io.redkit.ConnectionEvent;
import io.redkit.ConnectionState;
import io.redkit.Delivery;
import io.redkit.RedisConnectionException;
import io.redkit.RedisException;
import io.redkit.runtime.degraded.Availability.Registration;

class ClientAvailabilityTest {

    private static final RedisException REASON = new RedisConnectionException("gone", null, Delivery.NOT_SENT);

    private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
    private final ClientAvailability availability = new ClientAvailability(() -> tasks::add);
    private final List<String> told = new ArrayList<>();

    @Test
    void away_degraded_tellsSinceWhenAndWhy() {
        move(ConnectionState.DEGRADED);

        assertThat(availability.isAway()).isTrue();
        assertThat(availability.state()).isEqualTo(ConnectionState.DEGRADED);
        assertThat(availability.away()).satisfies(away -> assertThat(away.because()).isSameAs(REASON))
                .satisfies(away -> assertThat(away.since()).isNotNull());
    }

    @Test
    void away_reconnecting_isNotAway() {
        move(ConnectionState.RECONNECTING);

        assertThat(availability.isAway()).isFalse();
    }

    @Test
    void away_readyAgain_isNotAway() {
        move(ConnectionState.DEGRADED);
        move(ConnectionState.READY);

        assertThat(availability.away()).isNull();
    }

    @Test
    void listener_outage_isToldOfBothEnds() {
        listen("cache");
        move(ConnectionState.DEGRADED);
        runTasks();
        assertThat(told).containsExactly("cache away");

        move(ConnectionState.READY);
        runTasks();
        assertThat(told).containsExactly("cache away", "cache back");
    }

    @Test
    void listener_outageIsOverBeforeItIsTold_isToldOfBothEndsAllTheSame() {
        listen("cache");
        move(ConnectionState.DEGRADED);
        move(ConnectionState.READY);
        runTasks();

        assertThat(told).containsExactly("cache away", "cache back");
    }

    @Test
    void listener_awayAgainBeforeTheReturnIsTold_isToldOfTheReturnInBetween() {
        listen("cache");
        move(ConnectionState.DEGRADED);
        runTasks();
        move(ConnectionState.READY);
        move(ConnectionState.DEGRADED);
        runTasks();

        assertThat(told).containsExactly("cache away", "cache back", "cache away");
    }

    @Test
    void listener_manyOutagesWhileItIsBusy_keepNoMoreThanOneTask() {
        listen("cache");
        for (int i = 0; i < 100; i++) {
            move(ConnectionState.DEGRADED);
            move(ConnectionState.READY);
        }
        assertThat(tasks).hasSize(1);
        runTasks();

        assertThat(told).containsExactly("cache away", "cache back");
    }

    @Test
    void listener_registeredDuringAnOutage_isTold() {
        move(ConnectionState.DEGRADED);
        listen("cache");
        runTasks();

        assertThat(told).containsExactly("cache away");
    }

    @Test
    void listener_registeredAfterAnOutage_isNotTold() {
        move(ConnectionState.DEGRADED);
        move(ConnectionState.READY);
        listen("cache");
        runTasks();

        assertThat(told).isEmpty();
    }

    @Test
    void listener_throws_isToldOfTheReturnAndHarmsNobody() {
        availability.register(new FeaturePolicy("broken", "none"), new AwayListener() {
            @Override
            public void onAway(Away away) {
                throw new IllegalStateException("broken");
            }

            @Override
            public void onReturn() {
                told.add("broken back");
            }
        });
        listen("cache");
        move(ConnectionState.DEGRADED);
        runTasks();
        move(ConnectionState.READY);
        runTasks();

        assertThat(told).containsExactlyInAnyOrder("cache away", "cache back", "broken back");
    }

    @Test
    void listener_removed_isNotToldAnyMore() {
        Registration registration = listen("cache");
        move(ConnectionState.DEGRADED);
        registration.close();
        runTasks();

        assertThat(told).isEmpty();
        assertThat(availability.policies()).isEmpty();
    }

    @Test
    void listener_clientIsClosedWhileAway_isNotToldOfAReturn() {
        listen("cache");
        move(ConnectionState.DEGRADED);
        runTasks();
        move(ConnectionState.CLOSED);
        runTasks();

        assertThat(told).containsExactly("cache away");
    }

    @Test
    void event_applicationEnds_isNoError() {
        ClientAvailability ending = new ClientAvailability(() -> task -> {
            throw new RejectedExecutionException();
        });
        ending.register(new FeaturePolicy("cache", "stale"), new AwayListener() {
        });
        ending.accept(event(ConnectionState.DEGRADED));

        assertThat(ending.isAway()).isTrue();
    }

    @Test
    void policy_secondOfAFeature_isRefusedAndTheFirstStays() {
        listen("cache");

        assertThatThrownBy(() -> availability.register(new FeaturePolicy("cache", "compute"), new AwayListener() {
        })).isInstanceOf(IllegalStateException.class).hasMessageContaining("cache");
        assertThat(availability.policies()).containsExactly(new FeaturePolicy("cache", "stale"));
    }

    @Test
    void policies_ofAllFeatures_areListedByName() {
        listen("limiter");
        listen("cache");

        assertThat(availability.policies()).extracting(FeaturePolicy::feature).containsExactly("cache", "limiter");
    }

    private Registration listen(String feature) {
        return availability.register(new FeaturePolicy(feature, "stale"), new AwayListener() {
            @Override
            public void onAway(Away away) {
                told.add(feature + " away");
            }

            @Override
            public void onReturn() {
                told.add(feature + " back");
            }
        });
    }

    private void move(ConnectionState state) {
        availability.accept(event(state));
    }

    private static ConnectionEvent event(ConnectionState state) {
        return new ConnectionEvent("<default>", state, ConnectionState.IDLE, "localhost", 6379, 0, Duration.ZERO,
                state == ConnectionState.DEGRADED ? REASON : null);
    }

    private void runTasks() {
        while (!tasks.isEmpty()) {
            tasks.removeFirst().run();
        }
    }
}
