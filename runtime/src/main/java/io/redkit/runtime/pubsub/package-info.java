/** Channels and reliable channels, and the methods that listen to them. */
@NullMarked
package io.redkit.runtime.pubsub;

import org.jspecify.annotations.NullMarked;
