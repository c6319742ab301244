package io.redkit.runtime.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class HeadParserTest {

    private static final String RIGHT = """
            -- Says what it does: nothing.
            --
            -- KEYS: stock of the article, orders...
            -- ARGV: none
            -- reply: integer, what is left,
            --        or -1
            -- cost: O(1)
            -- effect: read
            return redis.call('GET', KEYS[1])
            """;

    private final List<String> problems = new ArrayList<>();

    private ScriptHead parse(String text) {
        return new HeadParser(text, problems).parse();
    }

    @Test
    void head_thatIsRight_isReadWithoutProblems() {
        ScriptHead head = parse(RIGHT);

        assertThat(problems).isEmpty();
        assertThat(head.keys()).isEqualTo(new ScriptParameters(List.of("stock of the article", "orders"), true));
        assertThat(head.args().names()).isEmpty();
        assertThat(head.effect()).isEqualTo(ScriptEffect.READ);
    }

    @Test
    void head_thatIsMissing_isOneProblem() {
        parse("return 1");

        assertThat(problems).singleElement().asString().startsWith("it has no head");
    }

    @Test
    void head_withSeveralErrors_tellsAllOfThem() {
        parse("""
                -- KEYS: a,, b
                -- reply: number
                -- cost: O(1)
                -- cost: O(2)
                -- effect: sometimes
                return 1
                """);

        assertThat(problems).hasSize(5).anySatisfy(it -> assertThat(it).startsWith("KEYS: has ''"))
                .anySatisfy(it -> assertThat(it).isEqualTo("its head does not say ARGV:"))
                .anySatisfy(it -> assertThat(it).startsWith("reply: begins with 'number'"))
                .anySatisfy(it -> assertThat(it).isEqualTo("its head says cost: twice"))
                .anySatisfy(it -> assertThat(it).startsWith("effect: is 'sometimes'"));
    }

    @Test
    void read_thatCallsAWrite_isAProblem() {
        parse(RIGHT.replace("GET", "INCR"));

        assertThat(problems).containsExactly("effect: is 'read', and it calls INCR, which may write");
    }

    @Test
    void once_withShebang_isAProblem() {
        parse("#!lua\n" + RIGHT.replace("effect: read", "effect: once"));

        assertThat(problems).singleElement().asString().startsWith("it begins with #!");
    }

    @Test
    void script_thatIsTooLong_isAProblem() {
        ScriptSource.ofFile("long", RIGHT + "-".repeat(ScriptSource.LONGEST), problems);

        assertThat(problems).containsExactly("it is longer than 32768 bytes");
    }

    @Test
    void wrapped_linesOfTheScript_keepTheirNumbers() {
        String wrapped = OnceWrapper.wrap(RIGHT);

        assertThat(wrapped.lines().toList().get(8)).isEqualTo(RIGHT.lines().toList().get(8));
    }
}
