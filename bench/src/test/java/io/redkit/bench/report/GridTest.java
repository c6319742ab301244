package io.redkit.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class GridTest {

    @Test
    void sizes_areTheColumnsOfOneGrid() {
        List<Grid> grids = Grid.bySize(List.of(sized("GET 64 B, reactive", 16), sized("GET 4 KiB, reactive", 16),
                sized("GET 1 MiB, reactive", 16)));

        assertThat(grids).singleElement().satisfies(grid -> assertThat(grid.callers()).containsExactly(64, 4096, 1 << 20));
    }

    @Test
    void sizes_ofOtherScenariosAndNumbers_areLeftOut() {
        assertThat(Grid.bySize(List.of(sized("GET 64 B, reactive", 16), sized("GET 4 KiB, reactive", 512),
                sized("GET 4 KiB, reactive, TLS", 16)))).isEmpty();
    }

    private static Result sized(String scenario, int callers) {
        return new Result("fast", scenario, callers, 1, 1, 1, 1, 1, 0);
    }
}
