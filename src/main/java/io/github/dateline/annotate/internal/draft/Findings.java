package io.github.dateline.annotate.internal.draft;

import io.github.dateline.EntityType;
import java.util.Map;
import java.util.Set;

/**
 * What an article says of its names outside of them.
 *
 * @param contexts from keys of names to the types that what stands around them speaks for
 * @param told from keys of names to the type that the article tells: "the space agency, Roscosmos"
 * @param inLowerCase the words that do not begin with a capital
 */
public record Findings(
    Map<String, Set<EntityType>> contexts, Map<String, EntityType> told, Set<String> inLowerCase) {}
