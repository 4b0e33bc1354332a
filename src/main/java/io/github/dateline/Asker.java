package io.github.dateline;

import java.io.IOException;

/** The archive, as a request sees it. */
interface Asker<Q, A> {
  /** Answers a request. */
  A ask(Q request) throws IOException;
}
