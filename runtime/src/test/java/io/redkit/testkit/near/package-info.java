/** Processes that contend for near while they are killed and stopped, and the check of what they did. */
package io.redkit.testkit.near;
