package io.redkit.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.redkit.data.RedisScript;
import io.redkit.data.Script;

class ScriptProblemsTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addAsResource(new StringAsset("return 1"), "redis/headless.lua")
                    .addAsResource(new StringAsset("-- KEYS: a\n-- ARGV: none\n-- cost: O(1)\n-- effect: read\nreturn 1"),
                            "redis/silent.lua"))
            .overrideConfigKey("quarkus.redkit.url", "redis://localhost:1")
            .assertException(failure -> assertThat(failure).isInstanceOf(DeploymentException.class)
                    .hasMessageContaining("Redis scripts, 4 problems:")
                    .hasMessageContaining("create it as src/main/resources/redis/missing.lua. Injected at ")
                    .hasMessageContaining("ScriptProblemsTest#missing")
                    .hasMessageContaining("@RedisScript(\"../up\"): a name has letters")
                    .hasMessageContaining("redis/headless.lua: it has no head")
                    .hasMessageContaining("redis/silent.lua: its head does not say reply:"));

    @Inject
    @RedisScript("missing")
    Script missing;

    @Inject
    @RedisScript("../up")
    Script outside;

    @Inject
    @RedisScript("headless")
    Script headless;

    @Inject
    @RedisScript("silent")
    Instance<Script> silent;

    @Test
    void build_scriptsWithProblems_failsWithAllOfThem() {
        Assertions.fail("The application must not start");
    }
}
