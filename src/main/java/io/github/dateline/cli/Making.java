package io.github.dateline.cli;

import io.github.dateline.annotate.CoreNlpAnnotator;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;

/** Shows how far something is that is made once, if somebody watches. */
final class Making implements CoreNlpAnnotator.Preparation {
  private static final int PERCENT = 100;

  private final Terminal terminal;
  private @Nullable ProgressBar bar;

  Making(Terminal terminal) {
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
