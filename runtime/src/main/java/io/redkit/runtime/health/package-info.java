/** The health check, which is there only where the application has SmallRye Health. */
@NullMarked
package io.redkit.runtime.health;

import org.jspecify.annotations.NullMarked;
