package io.github.dateline.annotate.internal.crf;

import io.github.dateline.annotate.internal.cache.CompiledModels;
import io.github.dateline.annotate.internal.cache.ModelResource;
import io.github.dateline.annotate.internal.cache.UnknownModelException;
import io.github.dateline.annotate.internal.text.ParagraphSplitter;
import io.github.dateline.annotate.internal.text.SentenceSplitter;
import io.github.dateline.annotate.internal.text.Span;
import io.github.dateline.annotate.internal.text.Token;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Gives a text in capitals the case that its words would have in print, so that models that were
 * trained on mixed case read it: sentence by sentence with CoreNLP's model for truecasing, then
 * each name in the form that most of the text has for it.
 *
 * <p>Texts of news are rarely in capitals: what this needs is loaded, and compiled if it never was,
 * when the first one comes. Thread-safe.
 */
public final class Truecaser implements UnaryOperator<String> {
  private static final System.Logger LOG = System.getLogger("io.github.dateline");

  private static final String FORMS = "edu/stanford/nlp/models/truecase/MixDisambiguation.list";

  /** Units of wires, which the model takes for acronyms. */
  private static final Set<String> UNITS =
      Set.of(
          "dlr", "dlrs", "mln", "bln", "pct", "cts", "ct", "stg", "shr", "shrs", "revs", "vs",
          "qtr", "avg", "mths", "oper", "prev", "nil");

  /** What ends the names of companies, in the form that it has there. */
  private static final Map<String, String> COMPANIES =
      Map.ofEntries(
          Map.entry("inc", "Inc"),
          Map.entry("inc.", "Inc."),
          Map.entry("corp", "Corp"),
          Map.entry("corp.", "Corp."),
          Map.entry("co", "Co"),
          Map.entry("co.", "Co."),
          Map.entry("ltd", "Ltd"),
          Map.entry("ltd.", "Ltd."),
          Map.entry("plc", "Plc"),
          Map.entry("llc", "LLC"),
          Map.entry("ag", "AG"),
          Map.entry("sa", "SA"),
          Map.entry("nv", "NV"),
          Map.entry("spa", "SpA"),
          Map.entry("gmbh", "GmbH"));

  private final CompiledModels cache;
  private @Nullable Knowledge knowledge;
  private boolean missing;

  /**
   * A truecaser that has loaded nothing yet.
   *
   * @param cache where compiled models are kept
   */
  public Truecaser(CompiledModels cache) {
    this.cache = cache;
  }

  /**
   * What is known of words.
   *
   * @param forms words with capitals elsewhere than at their beginning: "McConnell"
   */
  private record Knowledge(CaseModel model, Map<String, String> forms, SentenceSplitter splitter) {}

  private synchronized @Nullable Knowledge knowledge() {
    if (knowledge == null && !missing) {
      try {
        knowledge = new Knowledge(CaseModel.load(cache), forms(), new SentenceSplitter());
      } catch (IOException | UnknownModelException e) {
        missing = true;
        LOG.log(
            System.Logger.Level.WARNING,
            "the model for texts in capitals, in which few names are found without, cannot be read: "
                + e.getMessage());
      } catch (OutOfMemoryError e) {
        // To make the model takes more than to use it.
        missing = true;
        LOG.log(
            System.Logger.Level.WARNING,
            "too little memory to make the model for texts in capitals, in which few names are found"
                + " without; give Java 1600 MB once, -Xmx1600m");
      }
    }
    return knowledge;
  }

  private static Map<String, String> forms() throws IOException {
    Map<String, String> forms = new HashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                ModelResource.find("forms of words", FORMS).open(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int tab = line.indexOf('\t');
        if (tab > 0) {
          String form = line.substring(tab + 1);
          if (form.length() == tab && !form.equals(capitalized(line.substring(0, tab)))) {
            forms.put(line.substring(0, tab), form);
          }
        }
      }
    }
    return forms;
  }

  /**
   * The text in mixed case, of the same length; the text itself if the models are not there, or if
   * memory does not suffice to make them.
   */
  @Override
  public String apply(String text) {
    Knowledge known = knowledge();
    return known == null ? text : new Reading(text, known).cased();
  }

  private static String capitalized(String lower) {
    int first = lower.offsetByCodePoints(0, 1);
    return lower.substring(0, first).toUpperCase(Locale.ROOT) + lower.substring(first);
  }

  /**
   * A word of a text.
   *
   * @param first whether a sentence begins with it
   * @param afterName whether the word before has a capital
   * @param unit whether it is a unit, such as "DLR" after a number
   */
  private record Word(
      int start,
      int end,
      String lower,
      String label,
      boolean first,
      boolean afterName,
      boolean unit) {}

  /** One text. */
  private static final class Reading {
    private final String text;
    private final Knowledge known;
    private final List<Word> words = new ArrayList<>();

    /** How often each word has each label, not counting where a sentence begins. */
    private final Map<String, Map<String, Integer>> counts = new HashMap<>();

    Reading(String text, Knowledge known) {
      this.text = text;
      this.known = known;
    }

    String cased() {
      for (Span paragraph : ParagraphSplitter.split(text)) {
        known.splitter.split(text, paragraph, this::add);
      }
      char[] out = text.toCharArray();
      for (Word word : words) {
        String form = form(word);
        // A letter that is two in capitals stays as it is.
        if (form.length() == word.end - word.start) {
          form.getChars(0, form.length(), out, word.start);
        }
      }
      return new String(out);
    }

    private void add(List<Token> sentence) {
      List<String> lower = new ArrayList<>(sentence.size());
      for (Token token : sentence) {
        lower.add(token.word().toLowerCase(Locale.ROOT));
      }
      List<String> labels = known.model.labels(lower);
      boolean first = true;
      for (int i = 0; i < labels.size(); i++) {
        Token token = sentence.get(i);
        String word = text.substring(token.start(), token.end()).toLowerCase(Locale.ROOT);
        boolean afterName = i > 0 && !labels.get(i - 1).equals(CaseModel.LOWER);
        boolean afterNumber =
            i > 0
                && (UNITS.contains(lower.get(i - 1))
                    || lower.get(i - 1).chars().anyMatch(Character::isDigit));
        // "DLR" is also the space agency of Germany.
        boolean unit = UNITS.contains(word) && (afterNumber || !word.equals("dlr"));
        words.add(
            new Word(token.start(), token.end(), word, labels.get(i), first, afterName, unit));
        if (!first) {
          counts
              .computeIfAbsent(word, its -> new HashMap<>())
              .merge(labels.get(i), 1, Integer::sum);
        }
        first &= word.codePoints().noneMatch(Character::isLetterOrDigit);
      }
    }

    private String form(Word word) {
      String label = word.label;
      if (word.unit) {
        return word.lower;
      }
      if (word.afterName && COMPANIES.containsKey(word.lower)) {
        return COMPANIES.get(word.lower);
      }
      Map<String, Integer> its = counts.getOrDefault(word.lower, Map.of());
      int acronym = its.getOrDefault(CaseModel.UPPER, 0);
      int capital = its.getOrDefault(CaseModel.CAPITALIZED, 0);
      if (label.equals(CaseModel.CAPITALIZED) && acronym > 0 && acronym >= capital) {
        label = CaseModel.UPPER;
      } else if (label.equals(CaseModel.UPPER) && capital > acronym) {
        label = CaseModel.CAPITALIZED;
      }
      return switch (label) {
        case CaseModel.UPPER -> text.substring(word.start, word.end);
        case CaseModel.CAPITALIZED -> known.forms.getOrDefault(word.lower, capitalized(word.lower));
        case CaseModel.LOWER -> word.first ? capitalized(word.lower) : word.lower;
        default -> known.forms.getOrDefault(word.lower, word.lower);
      };
    }
  }
}
