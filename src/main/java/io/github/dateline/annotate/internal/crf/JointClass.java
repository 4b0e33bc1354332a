package io.github.dateline.annotate.internal.crf;

import java.util.List;

/**
 * The classes that several models give a word.
 *
 * @param classes of each model its class
 * @param hash of all
 */
record JointClass(List<ClassWeights> classes, long hash) {
  static JointClass of(List<ClassWeights> classes) {
    long hash = 0;
    for (ClassWeights one : classes) {
      hash = hash * 31 + one.before().hash();
    }
    return new JointClass(classes, hash);
  }
}
