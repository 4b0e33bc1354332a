package io.github.dateline.annotate;

/**
 * All that a model knows of a word, wherever it stands. Two tokens with the same {@code hash} are
 * the same word to the model.
 *
 * @param hash of the word
 * @param isShort whether it has at most three UTF-16 code units
 * @param isName whether it is written as names are: a capital, and none after it
 * @param hasCapital whether a capital is in it
 * @param hasLetter whether a letter is in it
 * @param shape its shape
 * @param words its class
 * @param own weights of each label for this word, its shape and class
 * @param asPrevious the same for a token after this word
 * @param asNext the same for a token before this word
 * @param someBefore weights of each label for a token with this word among the few before it
 * @param someAfter weights of each label for a token with this word among the few after it
 * @param pairs weights of each pair of labels of which the second is that of this word alone
 * @param pairsAsPrevious weights of each pair of which the first is that of this word alone
 * @param beside the word and what stands between it and a shape
 * @param before the word and what stands between it and the word after it
 * @param afterShape ends a feature's name after the shape of the word before
 * @param secondOfPair ends a feature's name after the word before
 */
record WordType(
    long hash,
    boolean isShort,
    boolean isName,
    boolean hasCapital,
    boolean hasLetter,
    WordShape shape,
    WordClass words,
    double[] own,
    double[] asPrevious,
    double[] asNext,
    double[] someBefore,
    double[] someAfter,
    double[] pairs,
    double[] pairsAsPrevious,
    Fragment beside,
    Fragment before,
    Fragment afterShape,
    Fragment secondOfPair) {}
