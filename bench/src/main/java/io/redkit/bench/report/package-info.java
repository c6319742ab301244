/** What a run leaves behind: the results as JSON, and tables and plots made from them. */
@NullMarked
package io.redkit.bench.report;

import org.jspecify.annotations.NullMarked;
