package io.github.dateline.annotate.internal.draft;

import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.Article;
import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.crf.MaxMarginals;
import io.github.dateline.annotate.internal.lexicon.TriggerLexicon;
import io.github.dateline.annotate.internal.text.Token;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * A sentence draft: a tokenised sentence with the names found in it so far.
 *
 * <p>Not thread-safe.
 */
public final class SentenceDraft {
  /**
   * Share of capitalised words from which a sentence is in title case, or of words in capitals from
   * which it is all in capitals.
   */
  private static final double MIN_CAPITAL_SHARE = 0.7;

  /** Fewer words say nothing about the use of capitals. */
  private static final int MIN_WORDS_FOR_TITLE_CASE = 4;

  public final Article.Field field;
  public final String text;
  public final int paragraph;
  public final List<Token> tokens;

  private final List<MaxMarginals> marginsByModel = new ArrayList<>();
  private final List<List<NameSpan>> namesByModel = new ArrayList<>();
  private final List<NameSpan> accepted = new ArrayList<>();
  private final List<NameSpan> namesToRead = Collections.unmodifiableList(accepted);
  private final List<NameSpan> uncertain = new ArrayList<>();
  private final List<NameSpan> alternatives = new ArrayList<>();
  private List<String> fullNames = List.of();
  private List<Mention> mentions = List.of();

  private final Spelling[] spellings;

  /** Whether each token follows the one before it without a wide gap. */
  private final boolean[] adjacent;

  private final boolean titleCase;
  private final boolean allCaps;

  public SentenceDraft(Article.Field field, String text, int paragraph, List<Token> tokens) {
    this.field = field;
    this.text = text;
    this.paragraph = paragraph;
    this.tokens = tokens;
    this.spellings = new Spelling[tokens.size()];
    this.adjacent = new boolean[tokens.size()];
    int words = 0;
    int capitals = 0;
    int shouts = 0;
    for (int i = 0; i < spellings.length; i++) {
      adjacent[i] =
          i > 0 && !LabelSpans.isGap(text, tokens.get(i - 1).end(), tokens.get(i).start());
      Spelling word = Spelling.of(seen(tokens.get(i)));
      spellings[i] = word;
      if (i > 0 && word.isLong()) {
        words++;
        capitals += word.isCapitalized() ? 1 : 0;
        shouts += word.isAllCaps() ? 1 : 0;
      }
    }
    boolean stopped = spellings.length > 0 && spellings[spellings.length - 1].form().equals(".");
    this.titleCase =
        words >= MIN_WORDS_FOR_TITLE_CASE && capitals >= MIN_CAPITAL_SHARE * words && !stopped;
    this.allCaps = words >= MIN_WORDS_FOR_TITLE_CASE - 1 && shouts >= MIN_CAPITAL_SHARE * words;
  }

  /** A token as the text has it, mostly what the models are given, whose hash is known. */
  private String seen(Token token) {
    String word = token.word();
    return word.length() == token.end() - token.start() && text.startsWith(word, token.start())
        ? word
        : text.substring(token.start(), token.end());
  }

  public int size() {
    return spellings.length;
  }

  /** The form of a token, without invisible characters. */
  public String form(int i) {
    return spellings[i].form();
  }

  /** A token in lower case with straight apostrophes; empty outside the sentence. */
  public String lower(int i) {
    return i < 0 || i >= spellings.length ? "" : spellings[i].lower();
  }

  /** The kinds of a token, as a sum of {@link TriggerLexicon#bit}s; 0 outside the sentence. */
  public long kinds(int i) {
    return i < 0 || i >= spellings.length ? 0 : spellings[i].kinds();
  }

  /** Whether a token is of a kind. */
  public boolean is(TriggerLexicon.WordKind kind, int i) {
    return (kinds(i) & TriggerLexicon.bit(kind)) != 0;
  }

  /** Whether a token begins with a capital letter. */
  public boolean isCapitalized(int i) {
    return i >= 0 && i < spellings.length && spellings[i].isCapitalized();
  }

  /** Whether a token is "and" or "&". */
  public boolean isAnd(int i) {
    return i >= 0 && i < spellings.length && spellings[i].isAnd();
  }

  /** Whether a token has two letters or more and all are capitals. */
  public boolean isAllCapsToken(int i) {
    return spellings[i].isAllCaps();
  }

  /**
   * Whether the sentence is in title case: most words are capitalised and no full stop ends it, as
   * in headlines.
   */
  public boolean isTitleCase() {
    return titleCase;
  }

  /** Whether most words of the sentence are all in capitals. */
  public boolean isAllCaps() {
    return allCaps;
  }

  /** Whether a token follows the one before it without a wide gap. */
  public boolean isAdjacentToPrevious(int i) {
    return i > 0 && adjacent[i];
  }

  /** Whether a token is between two capitalised ones, without white space between the three. */
  public boolean isUnspacedBetweenCapitals(int i) {
    return isCapitalized(i - 1)
        && isCapitalized(i + 1)
        && tokens.get(i - 1).end() == tokens.get(i).start()
        && tokens.get(i).end() == tokens.get(i + 1).start();
  }

  /** The words of some tokens, parted by single spaces. */
  public String form(int from, int to) {
    if (to == from + 1) {
      return form(from);
    }
    StringBuilder joined = new StringBuilder();
    for (int i = from; i < to; i++) {
      joined.append(i > from ? " " : "").append(form(i));
    }
    return joined.toString();
  }

  /** The words of some tokens in lower case, parted by single spaces. */
  public String lower(int from, int to) {
    if (to == from + 1) {
      return lower(from);
    }
    StringBuilder joined = new StringBuilder();
    for (int i = from; i < to; i++) {
      joined.append(i > from ? " " : "").append(lower(i));
    }
    return joined.toString();
  }

  /** The key of some tokens: equal for spellings that differ only in case or full stops. */
  public String key(int from, int to) {
    return lower(from, to).replace(".", "");
  }

  /** The key of a name. */
  public String key(NameSpan name) {
    return key(name.from(), name.to());
  }

  /** How many models have read it. */
  public int models() {
    return marginsByModel.size();
  }

  /** How sure a model is of each token; the 3-class model is the first. */
  public MaxMarginals marginsByModel(int model) {
    return marginsByModel.get(model);
  }

  /** The names that a model sees, in order. */
  public List<NameSpan> namesByModel(int model) {
    return namesByModel.get(model);
  }

  /** The names that are taken, in order, none overlapping. */
  public List<NameSpan> accepted() {
    return namesToRead;
  }

  /** Names that only one model finds, without other evidence so far. */
  public List<NameSpan> uncertain() {
    return Collections.unmodifiableList(uncertain);
  }

  /** Other types for the tokens of names that are taken, as the other models see them. */
  public List<NameSpan> alternatives() {
    return Collections.unmodifiableList(alternatives);
  }

  /** Of each name that is taken the fullest form that the article has of it. */
  public List<String> fullNames() {
    return fullNames;
  }

  /** What is mentioned, in order. */
  public List<Mention> mentions() {
    return mentions;
  }

  /** The first token of a mention. */
  public int tokenOf(Mention mention) {
    int i = 0;
    while (i < tokens.size() && tokens.get(i).start() < mention.start()) {
      i++;
    }
    return i;
  }

  /** The first token after a mention; the number of tokens if none is. */
  public int tokenAfter(Mention mention) {
    int i = tokenOf(mention);
    while (i < tokens.size() && tokens.get(i).end() <= mention.end()) {
      i++;
    }
    return i;
  }

  /** Adds what the next model sees. */
  public void see(MaxMarginals itsMargins, List<NameSpan> itsNames) {
    marginsByModel.add(itsMargins);
    namesByModel.add(List.copyOf(itsNames));
  }

  /** Adds a name that one model alone sees. */
  public void doubt(NameSpan name) {
    uncertain.add(name);
  }

  /** Adds what another model takes the tokens of a name for. */
  public void contest(NameSpan rival) {
    alternatives.add(rival);
  }

  /** Whether no accepted name covers any of these tokens. */
  public boolean isFree(int from, int to) {
    for (NameSpan name : accepted) {
      if (name.from() < to && from < name.to()) {
        return false;
      }
    }
    return true;
  }

  /** Accepts a name, and drops the names that it overlaps. */
  public void accept(NameSpan name) {
    accepted.removeIf(name::overlaps);
    accepted.add(name);
    accepted.sort(Comparator.comparingInt(NameSpan::from));
  }

  /** Accepts a name, unless one that it overlaps is not all in it; returns whether it did. */
  public boolean acceptWhole(NameSpan name) {
    boolean cutsNone = accepted.stream().allMatch(n -> !n.overlaps(name) || name.contains(n));
    if (cutsNone) {
      accept(name);
    }
    return cutsNone;
  }

  /** Takes these names, which are in order and do not overlap, and no other. */
  public void takeOnly(List<NameSpan> newNames) {
    accepted.clear();
    accepted.addAll(newNames);
  }

  /** Drops some of the names that are taken. */
  public void drop(Predicate<NameSpan> which) {
    accepted.removeIf(which);
  }

  /** Changes the type of the accepted name at an index. */
  public void retype(int index, EntityType type) {
    accepted.set(index, accepted.get(index).withType(type));
  }

  /** Gives the name at a place in the list of names other ends, at which it overlaps no other. */
  public void resize(int index, int from, int to) {
    NameSpan name = accepted.get(index);
    if (name.from() != from || name.to() != to) {
      accepted.set(index, new NameSpan(from, to, name.type()));
    }
  }

  /** Says of each name that is taken what its fullest form is. */
  public void nameInFull(List<String> newFullNames) {
    fullNames = List.copyOf(newFullNames);
  }

  /** Says what is mentioned, in place of what was said before. */
  public void mention(List<Mention> newMentions) {
    mentions = List.copyOf(newMentions);
  }
}
