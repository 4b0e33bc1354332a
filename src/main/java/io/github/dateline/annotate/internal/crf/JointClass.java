package io.github.dateline.annotate.internal.crf;

import java.util.List;

/**
 * The classes that several models give a word.
 *
 * @param classes of each model its class
 * @param hash of all
 */
record JointClass(List<WordClass> classes, long hash) {
  static JointClass of(List<WordClass> classes) {
    long hash = 0;
    for (WordClass one : classes) {
      hash = hash * 31 + one.before().hash();
    }
    return new JointClass(classes, hash);
  }
}
