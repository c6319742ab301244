package io.redkit.it;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same against the packaged application, or the native executable. */
@QuarkusIntegrationTest
class CoordinationIT extends CoordinationTest {
}
