/**
 * Redis' data beyond single commands: views of what a key holds, pipelines, transactions and scripts.
 */
@NullMarked
package io.redkit.data;

import org.jspecify.annotations.NullMarked;
