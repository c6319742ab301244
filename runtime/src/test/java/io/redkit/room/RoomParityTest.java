package io.redkit.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The blocking and the reactive doors have the same methods. */
class RoomParityTest {

    static List<Arguments> doors() {
        return List.of(Arguments.of(Rooms.class, ReactiveRooms.class), Arguments.of(Room.class, ReactiveRoom.class));
    }

    @ParameterizedTest
    @MethodSource("doors")
    void doors_haveTheSameMethods(Class<?> blocking, Class<?> reactive) {
        assertThat(signatures(blocking)).isEqualTo(signatures(reactive));
    }

    private static List<String> signatures(Class<?> door) {
        return Arrays.stream(door.getMethods()).map(RoomParityTest::signature).sorted().toList();
    }

    private static String signature(Method method) {
        return method.getName() + Arrays.toString(method.getParameterTypes());
    }
}
