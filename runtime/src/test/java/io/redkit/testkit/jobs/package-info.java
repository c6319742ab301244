/** Jobs that are done by processes which are killed. */
package io.redkit.testkit.jobs;
