/** Shows Redis from the application's side: health, diagnostics, and what an outage does. */
@NullMarked
package io.redkit.demo.server;

import org.jspecify.annotations.NullMarked;
