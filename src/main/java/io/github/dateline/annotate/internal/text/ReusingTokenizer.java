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
 * which finds the same tokens. Plain tokens are found without it ({@link LexerTables}), if what it
 * makes of a sample is found so. Thread-safe.
 */
final class ReusingTokenizer {
  private static final WordTokenFactory WORDS = new WordTokenFactory();
  private static final Optional<Access> ACCESS = Access.find("edu.stanford.nlp.process.PTBLexer");

  /** Has plain tokens of all kinds, and others between them. */
  private static final String SAMPLE =
      "The U.S. firm's 1,500 men, A to Z, can't (or cannot) pay $3.50 on 9/11 ... I said: \"No.\""
          + "  In 1987 Mr. Ash-Smith, 42, left; nobody gonna go. Caf\u00e9s in St. Louis 555-1234 .";

  private final String options;
  private final Optional<Access> access;

  /** Null if plain tokens are to be left to the lexers. */
  private final @Nullable LexerTables tables;

  private final Queue<Lexer> idle = new ConcurrentLinkedQueue<>();

  /** Lexers with some of {@link PTBTokenizer}'s options. */
  ReusingTokenizer(String options) {
    this(options, ACCESS);
  }

  ReusingTokenizer(String options, Optional<Access> access) {
    this.options = options;
    this.access = access;
    this.tables = access.isPresent() ? tables(access.get()) : null;
  }

  private @Nullable LexerTables tables(Access to) {
    Lexer lexer = to.open(new StringReader(""), options);
    Optional<LexerTables> found = LexerTables.of(to.in, lexer.itself.getClass(), lexer.state);
    if (found.isEmpty()
        || !read(to, lexer, SAMPLE, null).equals(read(to, lexer, SAMPLE, found.get()))) {
      return null;
    }
    idle.add(lexer);
    return found.get();
  }

  /** Whether plain tokens are found without the lexers. */
  boolean areTablesRead() {
    return tables != null;
  }

  /** Whether lexers are used again. */
  boolean areReused() {
    return access.isPresent();
  }

  /** The tokens of a text in order. */
  List<Word> tokenize(String text) {
    if (access.isEmpty()) {
      return new PTBTokenizer<>(new StringReader(text), WORDS, options).tokenize();
    }
    Access to = access.get();
    Lexer lexer = idle.poll();
    if (lexer == null) {
      lexer = to.open(new StringReader(text), options);
    }
    List<Word> words = read(to, lexer, text, tables);
    // One that failed is not used again.
    idle.add(lexer);
    return words;
  }

  private static List<Word> read(
      Access to, Lexer lexer, String text, @Nullable LexerTables plainTokens) {
    to.reopen(lexer, new StringReader(text));
    List<Word> words = new ArrayList<>();
    // The lexer can be moved within what it has read into its buffer: all of it, or it is not
    // moved.
    // A text that ends within a character is at its end for the lexer as soon as it is read.
    boolean moves =
        plainTokens != null
            && !text.isEmpty()
            && !Character.isHighSurrogate(text.charAt(text.length() - 1))
            && to.fill(lexer) == text.length();
    int at = 0;
    while (!moves || at < text.length()) {
      int end = plainTokens != null && moves ? plainTokens.plain(text, at) : at;
      if (end < at) {
        at = -end - 1;
      } else if (end > at) {
        words.add(new Word(text.substring(at, end), at, end));
        at = end;
      } else {
        if (moves) {
          to.move(lexer, at);
        }
        Word word = to.next(lexer);
        if (word == null) {
          break;
        }
        words.add(word);
        at = moves ? to.place(lexer) : at;
      }
    }
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
      MethodHandles.Lookup in,
      MethodHandle open,
      MethodHandle state,
      MethodHandle reopen,
      MethodHandle begin,
      MethodHandle next,
      MethodHandle refill,
      MethodHandle filled,
      MethodHandle begun,
      MethodHandle begunAt,
      MethodHandle read,
      MethodHandle moveTo) {

    /** Empty if a class of that name is not there or not as expected. */
    static Optional<Access> find(String name) {
      try {
        MethodHandles.Lookup mine = MethodHandles.lookup();
        Class<?> lexer = MethodHandles.privateLookupIn(PTBTokenizer.class, mine).findClass(name);
        MethodHandles.Lookup in = MethodHandles.privateLookupIn(lexer, mine);
        MethodType open =
            MethodType.methodType(void.class, Reader.class, LexedTokenFactory.class, String.class);
        return Optional.of(
            new Access(
                in,
                in.findConstructor(lexer, open).asType(open.changeReturnType(Object.class)),
                method(in, lexer, "yystate", int.class),
                method(in, lexer, "yyreset", void.class, Reader.class),
                method(in, lexer, "yybegin", void.class, int.class),
                method(in, lexer, "next", Object.class),
                method(in, lexer, "zzRefill", boolean.class),
                getter(in, lexer, "zzEndRead", int.class),
                getter(in, lexer, "zzStartRead", int.class),
                getter(in, lexer, "yychar", long.class),
                getter(in, lexer, "zzMarkedPos", int.class),
                in.findSetter(lexer, "zzMarkedPos", int.class)
                    .asType(MethodType.methodType(void.class, Object.class, int.class))));
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

    private static MethodHandle getter(
        MethodHandles.Lookup in, Class<?> lexer, String name, Class<?> type)
        throws ReflectiveOperationException {
      return in.findGetter(lexer, name, type).asType(MethodType.methodType(type, Object.class));
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

    /** Reads the beginning of a text into the lexer's buffer and returns how much it holds. */
    private int fill(Lexer lexer) {
      try {
        boolean atEnd = (boolean) refill.invokeExact(lexer.itself);
        return atEnd ? 0 : (int) filled.invokeExact(lexer.itself);
      } catch (Throwable e) {
        throw unchecked(e);
      }
    }

    /** How far into the text the lexer has read. */
    private int place(Lexer lexer) {
      try {
        return (int) (long) begunAt.invokeExact(lexer.itself)
            + (int) read.invokeExact(lexer.itself)
            - (int) begun.invokeExact(lexer.itself);
      } catch (Throwable e) {
        throw unchecked(e);
      }
    }

    /** Lets the lexer go on from a place in the text that is in its buffer. */
    private void move(Lexer lexer, int place) {
      try {
        int from = (int) read.invokeExact(lexer.itself);
        moveTo.invokeExact(lexer.itself, from + place - place(lexer));
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
