package io.github.dateline.cli;

import io.github.dateline.annotate.CoreNlpAnnotator;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;

/** A progress bar for what the annotator makes once, shown only on a terminal. */
final class PreparationProgress implements CoreNlpAnnotator.PreparationListener {
  private static final int PERCENT = 100;

  private final Terminal terminal;
  private @Nullable ProgressBar bar;

  PreparationProgress(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void making(String what, double done) {
    if (bar == null && done < 1) {
      bar = IndexProgress.bar(terminal, "making the " + what + ", once", PERCENT, "%", 1);
    }
    if (bar != null) {
      bar.stepTo((long) (PERCENT * done));
    }
    if (done >= 1) {
      end();
    }
  }

  /** Shows nothing any more, also of what was not made to the end. */
  void end() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
