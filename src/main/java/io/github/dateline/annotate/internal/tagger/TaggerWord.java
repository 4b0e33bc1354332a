package io.github.dateline.annotate.internal.tagger;

import io.github.dateline.annotate.internal.cache.RollingHash;

/**
 * A word's entry in a part-of-speech model: its possible tags and its features.
 *
 * <p>Features are given by their position in the model.
 *
 * @param tags the tags that it may have, by number
 * @param rare whether its form counts
 * @param own for a rare word what it and its form make of each tag; empty for others
 * @param word the feature of this word
 * @param asPrevious the feature of a token after this word
 * @param asNext the feature of a token before this word
 * @param first what counts as well if it is rare and begins a sentence
 * @param inner what counts as well if it is rare and does not
 * @param beforeRare the features of a rare word after this one
 * @param afterRare the features of a rare word before this one
 * @param similar its class
 * @param isCapital whether it begins with a capital
 * @param endsCompany whether it may end the name of a company
 */
record TaggerWord(
    byte[] tags,
    boolean rare,
    double[] own,
    int word,
    int asPrevious,
    int asNext,
    int[] first,
    int[] inner,
    int[] beforeRare,
    int[] afterRare,
    RollingHash similar,
    boolean isCapital,
    boolean endsCompany) {}
