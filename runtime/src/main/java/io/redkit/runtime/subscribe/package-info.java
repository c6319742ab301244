/** The one connection of a client that is subscribed to channels, for all features that listen. */
@org.jspecify.annotations.NullMarked
package io.redkit.runtime.subscribe;
