/** Processes whose users are in rooms, for tests and measurements. */
package io.redkit.testkit.rooms;
