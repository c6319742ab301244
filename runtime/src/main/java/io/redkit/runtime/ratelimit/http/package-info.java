/** Rate limits of HTTP requests: who the client is, and what it is told. Needs quarkus-vertx-http, and for 429 quarkus-rest. */
@NullMarked
package io.redkit.runtime.ratelimit.http;

import org.jspecify.annotations.NullMarked;
