package io.github.dateline.annotate.internal.text;

import edu.stanford.nlp.ling.Word;
import edu.stanford.nlp.process.LexedTokenFactory;
import edu.stanford.nlp.process.PTBTokenizer;
import edu.stanford.nlp.process.WordTokenFactory;
import java.io.Reader;
import java.io.StringReader;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Tokenizes texts with CoreNLP's English lexers, each reused for one text after another.
 *
 * <p>A CoreNLP tokenizer reads one text only and takes buffers of 48 kB for it, which for
 * paragraphs is half of all that annotating allocates. The lexer inside it can be reset, but its
 * class is not public; where it is not as expected here, each text has a tokenizer of its own,
 * which finds the same tokens. Thread-safe.
 */
final class ReusingTokenizer {
  private static final WordTokenFactory WORDS = new WordTokenFactory();
  private static final Optional<Access> ACCESS = Access.find("edu.stanford.nlp.process.PTBLexer");

  private final String options;
  private final Optional<Access> access;
  private final Queue<Lexer> idle = new ConcurrentLinkedQueue<>();

  /** Lexers with some of {@link PTBTokenizer}'s options. */
  ReusingTokenizer(String options) {
    this(options, ACCESS);
  }

  ReusingTokenizer(String options, Optional<Access> access) {
    this.options = options;
    this.access = access;
  }

  /** Whether lexers are used again. */
  boolean areReused() {
    return access.isPresent();
  }

  /** The tokens of a text in order. */
  List<Word> tokenize(String text) {
    Reader reader = new StringReader(text);
    if (access.isEmpty()) {
      return new PTBTokenizer<>(reader, WORDS, options).tokenize();
    }
    Access to = access.get();
    Lexer lexer = idle.poll();
    if (lexer == null) {
      lexer = to.open(reader, options);
    } else {
      to.reopen(lexer, reader);
    }
    List<Word> words = new ArrayList<>();
    for (Word word = to.next(lexer); word != null; word = to.next(lexer)) {
      words.add(word);
    }
    // One that failed is not used again.
    idle.add(lexer);
    return words;
  }

  /**
   * A lexer.
   *
   * @param itself CoreNLP's
   * @param state the state in which it begins, which its options choose
   */
  private record Lexer(Object itself, int state) {}

  /** What can be done with a lexer. */
  record Access(
      MethodHandle open,
      MethodHandle state,
      MethodHandle reopen,
      MethodHandle begin,
      MethodHandle next) {

    /** Empty if a class of that name is not there or not as expected. */
    static Optional<Access> find(String name) {
      try {
        MethodHandles.Lookup in =
            MethodHandles.privateLookupIn(PTBTokenizer.class, MethodHandles.lookup());
        Class<?> lexer = in.findClass(name);
        MethodType open =
            MethodType.methodType(void.class, Reader.class, LexedTokenFactory.class, String.class);
        return Optional.of(
            new Access(
                in.findConstructor(lexer, open).asType(open.changeReturnType(Object.class)),
                method(in, lexer, "yystate", int.class),
                method(in, lexer, "yyreset", void.class, Reader.class),
                method(in, lexer, "yybegin", void.class, int.class),
                method(in, lexer, "next", Object.class)));
      } catch (ReflectiveOperationException | SecurityException e) {
        return Optional.empty();
      }
    }

    private static MethodHandle method(
        MethodHandles.Lookup in, Class<?> lexer, String name, Class<?> result, Class<?>... takes)
        throws ReflectiveOperationException {
      MethodHandle method = in.findVirtual(lexer, name, MethodType.methodType(result, takes));
      return method.asType(method.type().changeParameterType(0, Object.class));
    }

    private Lexer open(Reader reader, String options) {
      try {
        LexedTokenFactory<?> words = WORDS;
        Object lexer = open.invokeExact(reader, words, options);
        return new Lexer(lexer, (int) state.invokeExact(lexer));
      } catch (Throwable e) {
        throw unchecked(e);
      }
    }

    private void reopen(Lexer lexer, Reader reader) {
      try {
        reopen.invokeExact(lexer.itself, reader);
        begin.invokeExact(lexer.itself, lexer.state);
      } catch (Throwable e) {
        throw unchecked(e);
      }
    }

    /** The next token, null at the end of the text. */
    private @Nullable Word next(Lexer lexer) {
      try {
        Object word = next.invokeExact(lexer.itself);
        return (Word) word;
      } catch (Throwable e) {
        throw unchecked(e);
      }
    }

    /** Of a lexer's exceptions only the reader's are checked, and a string's throws none. */
    private static RuntimeException unchecked(Throwable e) {
      if (e instanceof Error error) {
        throw error;
      }
      return e instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e);
    }
  }
}
