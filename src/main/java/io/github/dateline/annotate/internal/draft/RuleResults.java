package io.github.dateline.annotate.internal.draft;

import io.github.dateline.EntityType;
import java.util.Map;
import java.util.Set;

/**
 * Results of the name rules for an article, for the feature generators and the passes that follow.
 *
 * @param contextTypes from keys of names to the types that what stands around them speaks for
 * @param statedTypes from keys of names to the type that the article tells: "the space agency,
 *     Roscosmos"
 * @param lowerCaseWords the words that do not begin with a capital
 */
public record RuleResults(
    Map<String, Set<EntityType>> contextTypes,
    Map<String, EntityType> statedTypes,
    Set<String> lowerCaseWords) {}
