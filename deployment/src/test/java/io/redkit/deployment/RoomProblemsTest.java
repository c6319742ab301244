package io.redkit.deployment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.redkit.room.Rooms;

class RoomProblemsTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .overrideConfigKey("quarkus.redkit.devservices.provider", "embedded")
            .overrideConfigKey("quarkus.redkit.rooms.refresh", "5s")
            .overrideConfigKey("quarkus.redkit.rooms.history-size", "0");

    @Inject
    Rooms rooms;

    @Test
    void rooms_wronglyConfigured_tellAllProblems() {
        assertThatThrownBy(() -> rooms.onlineCount()).hasMessageContaining("quarkus.redkit.rooms.refresh")
                .hasMessageContaining("quarkus.redkit.rooms.history-size");
    }
}
