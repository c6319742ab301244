/** Brings the parts together: clients, and what the extension records at build time. */
@NullMarked
package io.redkit.runtime;

import org.jspecify.annotations.NullMarked;
