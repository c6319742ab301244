/** Servers that misbehave on demand, and settings for clients under test. */
package io.redkit.testkit;
