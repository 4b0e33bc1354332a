/**
 * The same archive from an Apache Spark cluster: begin with {@link
 * io.github.dateline.spark.SparkIndexer}. Needs {@code spark-core_2.13} on the class path, which
 * nothing else here does.
 */
@NullMarked
package io.github.dateline.spark;

import org.jspecify.annotations.NullMarked;
