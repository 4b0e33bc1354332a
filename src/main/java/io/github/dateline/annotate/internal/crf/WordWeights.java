package io.github.dateline.annotate.internal.crf;

/**
 * A CRF model's weights for a word, in each position relative to a token.
 *
 * @param shape its shape
 * @param wordClass its class
 * @param own weights of each label for this word, its shape and class
 * @param asPrevious the same for a token after this word
 * @param asNext the same for a token before this word
 * @param someBefore weights of each label for a token with this word among the few before it
 * @param someAfter weights of each label for a token with this word among the few after it
 * @param pairs weights of each pair of labels of which the second is that of this word alone
 * @param pairsAsPrevious weights of each pair of which the first is that of this word alone
 */
record WordWeights(
    ShapeWeights shape,
    ClassWeights wordClass,
    double[] own,
    double[] asPrevious,
    double[] asNext,
    double[] someBefore,
    double[] someAfter,
    double[] pairs,
    double[] pairsAsPrevious) {}
