package io.redkit.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.QuarkusUnitTest;
import io.redkit.ratelimit.RateLimited;
import io.smallrye.common.annotation.NonBlocking;

class RateLimitedProblemsTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClass(Wrong.class))
            .overrideConfigKey("quarkus.redkit.url", "redis://localhost:1")
            .overrideConfigKey("quarkus.redkit.rate-limit.\"known\".permits", "10")
            .assertException(failure -> assertThat(failure).isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("Wrong#unknown: there is no rate limit logon; set"
                            + " quarkus.redkit.rate-limit.\"logon\".permits and .period")
                    .hasMessageContaining("Wrong#parameter: the subject of @RateLimited has {user}, and parameter has no such"
                            + " parameter; it has [name]")
                    .hasMessageContaining("Wrong#braces: the subject of @RateLimited cannot be read: the braces in '{name'")
                    .hasMessageContaining("Wrong#hasty: hasty is @NonBlocking and returns no Uni"));

    @ApplicationScoped
    static class Wrong {

        @RateLimited("logon")
        void unknown() {
        }

        @RateLimited(value = "known", subject = "{user}")
        void parameter(String name) {
        }

        @RateLimited(value = "known", subject = "{name")
        void braces(String name) {
        }

        @NonBlocking
        @RateLimited("known")
        String hasty() {
            return "";
        }
    }

    @Test
    void build_methodsWithProblems_failsWithAllOfThem() {
        Assertions.fail("The application must not start");
    }
}
