/** The configuration of clients, and how it becomes checked settings. */
@NullMarked
package io.redkit.runtime.config;

import org.jspecify.annotations.NullMarked;
