package io.redkit.runtime.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class StoredEntryPropertiesTest {

    @Property(tries = 300)
    void parse_whatWasMade_isTheSame(@ForAll long born, @ForAll @LongRange(min = 0, max = 1L << 40) long ttl,
            @ForAll @Size(max = 4) List<@StringLength(min = 1, max = 20) String> tags, @ForAll byte[] value) {
        List<String> valid = tags.stream().map(tag -> tag.replaceAll("\\p{Cs}", "x")).toList();

        StoredEntry entry = StoredEntry.of(born, Duration.ofMillis(ttl), Duration.ofMillis(7), valid, value);
        StoredEntry parsed = StoredEntry.parse(entry.bytes());

        assertThat(parsed.born()).isEqualTo(born);
        assertThat(parsed.ttlMillis()).isEqualTo(ttl);
        assertThat(parsed.staleMillis()).isEqualTo(7);
        assertThat(parsed.tags()).isEqualTo(valid);
        assertThat(parsed.value()).isEqualTo(value);
        assertThat(parsed.id()).isEqualTo(entry.id()).hasSize(9);
    }

    @Property(tries = 1000)
    void parse_anyBytes_neverThrows(@ForAll @Size(max = 60) byte[] bytes, @ForAll boolean looksRight) {
        if (looksRight && bytes.length > 0) {
            bytes[0] = 1;
        }

        StoredEntry parsed = StoredEntry.parse(bytes);

        assertThat(parsed == null || parsed.bytes() == bytes).isTrue();
    }

    @Property(tries = 200)
    void parse_cutOff_isNothingOrShorter(@ForAll @Size(min = 1, max = 30) byte[] value, @ForAll @LongRange(max = 70) long cut) {
        StoredEntry entry = StoredEntry.of(1, Duration.ofSeconds(1), Duration.ZERO, List.of("tag"), value);

        StoredEntry parsed = StoredEntry.parse(Arrays.copyOf(entry.bytes(), (int) Math.min(cut, entry.bytes().length)));

        assertThat(parsed == null || parsed.value().length <= value.length).isTrue();
    }
}
