package io.redkit.bench.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class MatrixTest {

    @Test
    void quick_isAPartOfTheWhole() {
        assertThat(Matrix.cells(false)).containsAll(Matrix.cells(true)).doesNotHaveDuplicates();
    }

    @Test
    void settings_areAllMeasured() {
        for (boolean quick : List.of(true, false)) {
            assertThat(Matrix.cells(quick)).extracting(Cell::setting).contains(Setting.values());
        }
    }

    @Test
    void digest_ofAScript_isWhatRedisCallsIt() {
        assertThat(Digest.sha1("return 1")).isEqualTo("e0e1f9fabfc9d4800c877a703b823ac0578ff8db");
    }
}
