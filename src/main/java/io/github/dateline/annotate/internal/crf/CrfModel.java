package io.github.dateline.annotate.internal.crf;

import java.util.List;

/** One of the models of {@link JointTables}, to be asked alone. Immutable. */
public final class CrfModel {
  private final JointTables joint;
  private final int number;
  private final CrfTables.Beginning beginning;

  CrfModel(JointTables joint, int number, CrfTables.Beginning beginning) {
    this.joint = joint;
    this.number = number;
    this.beginning = beginning;
  }

  CrfTables.Sizes layout() {
    return beginning.layout();
  }

  List<String> labels() {
    return beginning.labels();
  }

  /** The classes of similar words, by number. */
  List<String> classes() {
    return beginning.classes();
  }

  /** Whether one label may follow another. */
  boolean follows(int first, int second) {
    return beginning.follows()[first * labels().size() + second];
  }

  /** Adds the weights of a feature, if the model has it. */
  void addTo(double[] sums, long feature) {
    addTo(sums, 0, sums.length, feature);
  }

  /** Adds the weights of a feature, of which there are so many, to sums from a place on. */
  void addTo(double[] sums, int place, int width, long feature) {
    int row = row(feature);
    if (row >= 0) {
      addRow(sums, place, width, row);
    }
  }

  /** Where the weights of a feature begin; -1 if the model does not have it. */
  int row(long feature) {
    return joint.row(feature, number);
  }

  /** Adds the weights that begin there. */
  void addRow(double[] sums, int place, int width, int row) {
    for (int i = 0; i < width; i++) {
      sums[place + i] += joint.weights().get(row + i);
    }
  }

  /** Copies the weights that begin there to a place. */
  void copyRow(float[] copy, int place, int width, int row) {
    joint.weights().get(row, copy, place, width);
  }

  /** The number of the class of a word, or -1. */
  int classOf(long word) {
    return JointTables.classOf(joint.word(word), number);
  }
}
