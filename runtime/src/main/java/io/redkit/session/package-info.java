/**
 * Sessions in Redis, and tokens that are not to be accepted any more.
 */
@NullMarked
package io.redkit.session;

import org.jspecify.annotations.NullMarked;
