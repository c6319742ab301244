/** The backend of Quarkus Cache. */
@NullMarked
package io.redkit.runtime.quarkuscache;

import org.jspecify.annotations.NullMarked;
