package io.redkit.runtime.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.redkit.Delivery;
import io.redkit.RedisServerException;
import io.vertx.redis.client.impl.types.ErrorType;

/** What is told of an error reply, and what is left out. */
class ServerErrorsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            ERR value is not an integer or out of range            | ERR value is not an integer or out of range
            ERR wrong number of arguments for 'get' command        | ERR wrong number of arguments for 'get' command
            NOPERM no permissions to run the 'config#get' command  | NOPERM no permissions to run the 'config#get' command
            MISCONF it's currently unable to persist; don't write  | MISCONF it's currently unable to persist; don't write
            ERR unknown command `SECRET`, with args beginning with: `SECRET`,  | ERR unknown command `?`
            ERR unknown command 'SECRET', with args beginning with: 'SECRET'   | ERR unknown command '?'
            NOGROUP No such key 'SECRET' or consumer group 'SECRET' in XREADGROUP | NOGROUP No such key '?' in XREADGROUP
            NOGROUP No such consumer group 'SECRET' for key name 'get'         | NOGROUP No such consumer group '?'
            ERR Error in ACL SETUSER modifier '<SECRET': no such   | ERR Error in ACL SETUSER modifier '?': no such
            ERR Unknown subcommand or wrong number of arguments for 'LEN'. Try | ERR Unknown subcommand or wrong number of arguments for 'LEN'. Try
            ERR unknown subcommand 'SECRET 1'. Try CONFIG HELP.    | ERR unknown subcommand '?'. Try CONFIG HELP.
            ERR Error compiling script: '=' expected near 'error'  | ERR Error compiling script: '=' expected near 'error'
            ERR No such key 'it's 'SECRET' indeed' here            | ERR No such key '?' here
            """)
    void message_ofTheServer_isShownWithoutWhatItRepeats(String received, String shown) {
        RedisServerException failure = ServerErrors.of("GET", ErrorType.create(received.replace('#', '|')));
        assertThat(failure.serverText()).isEqualTo(shown.replace('#', '|'));
        assertThat(failure).hasMessage("GET: " + shown.replace('#', '|'));
        assertThat(failure.delivery()).isEqualTo(Delivery.ANSWERED);
    }

    @ParameterizedTest
    @CsvSource({ "WRONGPASS invalid,WRONGPASS", "NOAUTH required,NOAUTH", "BUSYGROUP exists,BUSYGROUP", "lower case,ERR",
            "MY_CODE text,MY_CODE", "CODE,CODE", "MOVED 1 127.0.0.1:1,MOVED" })
    void code_isTheFirstWordInCapitals(String received, String code) {
        assertThat(ServerErrors.of("GET", ErrorType.create(received)).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({ "WRONGPASS x,RedisAuthenticationException", "NOAUTH x,RedisAuthenticationException",
            "NOPERM x,RedisPermissionException", "OOM x,RedisOutOfMemoryException", "LOADING x,RedisLoadingException",
            "WRONGTYPE x,RedisWrongTypeException", "ERR x,RedisServerException" })
    void type_followsTheCode(String received, String type) {
        assertThat(ServerErrors.of("GET", ErrorType.create(received)).getClass().getSimpleName()).isEqualTo(type);
    }
}
