package io.redkit.runtime.connection.resp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class RespDecoderPropertiesTest {

    /** Beyond that, the pieces of a long string are cut at some places instead of all. */
    private static final int SHORT = 250;

    @Property(tries = 400)
    void next_anyReplies_areReadAsTheyWereWritten(@ForAll("replies") List<Sample> replies) {
        assertThat(Decoding.read(Sample.join(replies))).isEqualTo(Sample.expected(replies));
    }

    @Property(tries = 60)
    void next_cutAtAnyPlace_readsTheSame(@ForAll("replies") List<Sample> replies) {
        byte[] bytes = Sample.join(replies);
        List<Object> expected = Sample.expected(replies);
        int step = 1 + bytes.length / SHORT;
        for (int cut = 0; cut <= bytes.length; cut += step) {
            assertThat(Decoding.read(bytes, cut)).as("cut at %d", cut).isEqualTo(expected);
        }
    }

    @Property(tries = 400)
    void next_cutAtSeveralPlaces_readsTheSame(@ForAll("replies") List<Sample> replies,
            @ForAll @Size(max = 12) Set<Integer> places) {
        byte[] bytes = Sample.join(replies);
        Set<Integer> cuts = new TreeSet<>();
        places.forEach(place -> cuts.add(Math.floorMod(place, bytes.length + 1)));

        assertThat(Decoding.read(bytes, cuts.stream().mapToInt(Integer::intValue).toArray()))
                .isEqualTo(Sample.expected(replies));
    }

    @Property(tries = 100)
    void next_byteByByte_readsTheSame(@ForAll("short") List<Sample> replies) {
        byte[] bytes = Sample.join(replies);
        int[] cuts = new int[bytes.length];
        for (int i = 0; i < cuts.length; i++) {
            cuts[i] = i + 1;
        }

        assertThat(Decoding.read(bytes, cuts)).isEqualTo(Sample.expected(replies));
    }

    @Provide("replies")
    Arbitrary<List<Sample>> replies() {
        return Samples.replies();
    }

    @Provide("short")
    Arbitrary<List<Sample>> shortReplies() {
        return Samples.replies().filter(replies -> Sample.join(replies).length < 5 * SHORT);
    }
}
