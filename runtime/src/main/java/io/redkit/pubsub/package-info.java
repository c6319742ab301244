/** Messages between processes: channels that reach whoever listens now, and reliable ones that remember. */
@NullMarked
package io.redkit.pubsub;

import org.jspecify.annotations.NullMarked;
