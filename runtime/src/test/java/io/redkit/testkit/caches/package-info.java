/** Loads and faults for caches. */
package io.redkit.testkit.caches;
