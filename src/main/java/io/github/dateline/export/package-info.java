/**
 * Hands an archive on to the tools that investigators work in: FollowTheMoney, Neo4j, and plain
 * tables with their description.
 */
@NullMarked
package io.github.dateline.export;

import org.jspecify.annotations.NullMarked;
