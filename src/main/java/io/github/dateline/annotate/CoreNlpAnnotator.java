package io.github.dateline.annotate;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.Article;
import io.github.dateline.DatelineException;
import io.github.dateline.Entity;
import io.github.dateline.annotate.internal.cache.CacheFolder;
import io.github.dateline.annotate.internal.cache.CompiledModels;
import io.github.dateline.annotate.internal.crf.JointModels;
import io.github.dateline.annotate.internal.crf.Labellers;
import io.github.dateline.annotate.internal.crf.Truecaser;
import io.github.dateline.annotate.internal.dates.TimeFinder;
import io.github.dateline.annotate.internal.dates.TimeMentionFinder;
import io.github.dateline.annotate.internal.draft.Draft;
import io.github.dateline.annotate.internal.labels.DefaultLabellers;
import io.github.dateline.annotate.internal.lexicon.AnimacyLexicon;
import io.github.dateline.annotate.internal.lexicon.Gazetteer;
import io.github.dateline.annotate.internal.linking.EntityLinker;
import io.github.dateline.annotate.internal.linking.LinkSource;
import io.github.dateline.annotate.internal.names.ListedNames;
import io.github.dateline.annotate.internal.passes.Pass;
import io.github.dateline.annotate.internal.passes.Passes;
import io.github.dateline.annotate.internal.tagger.Taggers;
import io.github.dateline.annotate.internal.text.Languages;
import io.github.dateline.annotate.internal.text.SentenceSplitter;
import io.github.dateline.annotate.internal.text.Tokenizer;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Finds names with Stanford CoreNLP, set up for English news.
 *
 * <p>It uses CoreNLP's tokenizer, sentence splitter, two CRF models and gazetteer. With {@link
 * Profile#NEWS}, around them:
 *
 * <ul>
 *   <li>candidate spans are scored by features: how sure each model is, the words of the span, the
 *       words around it and the rest of the article, with weights fitted to news; what a model
 *       nearly labels is a candidate too;
 *   <li>trigger words make names ("Kruger National Park", "Ministry of Finance and Planning");
 *       titles make people, and are no part of their names;
 *   <li>labels are consistent within an article: one name has one type, the one with the most
 *       evidence, and is found wherever it occurs, in capitals too;
 *   <li>nationalities, religions and ideologies are marked, and countries, states and cities told
 *       from other places, by CoreNLP's gazetteer;
 *   <li>a blank line ends a sentence and a paragraph, so a sub-heading is a sentence of its own; so
 *       is each line of a list; the headline is one sentence whatever its punctuation;
 *   <li>a sentence of more than 200 tokens (a table, a list) is cut, after a line break, semicolon
 *       or comma where there is one;
 *   <li>a text all in capitals is read in the case that its words have in print;
 *   <li>a name goes without a leading "the", a possessive, or punctuation at its edges; pronouns,
 *       and names of more than 20 tokens or 200 UTF-16 code units, are none;
 *   <li>time grows with the length of the text and no faster, whatever the text holds.
 * </ul>
 *
 * <p>Mentions are resolved within the article (name coreference): each has an entity, named by the
 * fullest form that the article uses: "Duffy" is "Sean Duffy" where only one Duffy is named in
 * full, and an acronym is what it abbreviates. With links, people, organisations and places that
 * the dictionary is sure of are named by the title of their Wikipedia page, whatever an article
 * calls them, and "Russians" is "Russian". Immutable and thread-safe: all threads share one model.
 * Neither loading nor annotating prints or logs anything.
 */
public final class CoreNlpAnnotator implements Annotator {
  private static final String CORENLP = "4.5.10";

  /** In the identity of an annotator that reads all languages as English. */
  private static final String ANY_LANGUAGE = "any-language";

  /** In the identity of one that leaves out what it is less sure of. */
  private static final String MINIMUM_LINK = "min-link-";

  /** To be raised whenever anything in this package or below changes what is found. */
  private static final String NEWS_SETTINGS = "news-16";

  private static final String FULL_SETTINGS = "full-1";

  /** The same for dates. */
  private static final String DATES = "dates-2";

  private final SentenceSplitter splitter;
  private final UnaryOperator<String> casing;
  private final List<Pass> passes;
  private final List<String> fallbacks;
  private final String identity;
  private final boolean anyLanguage;

  /** Told when an article is annotated, asked for again when it is counted. */
  private final Map<Article, Optional<String>> languages =
      Collections.synchronizedMap(new WeakHashMap<>());

  private CoreNlpAnnotator(
      SentenceSplitter splitter,
      UnaryOperator<String> casing,
      List<Pass> passes,
      List<String> fallbacks,
      String identity,
      boolean anyLanguage) {
    this.splitter = splitter;
    this.casing = casing;
    this.passes = passes;
    this.fallbacks = List.copyOf(fallbacks);
    this.identity = identity;
    this.anyLanguage = anyLanguage;
  }

  /** What reads CoreNLP's model. The labels are the same. */
  public enum Engine {
    /**
     * This library's decoder, which is many times faster. What it makes of the model on first need,
     * in some seconds, is kept in the folder {@code $DATELINE_CACHE}, by default {@code
     * ~/.cache/dateline}, and loads in a moment from then on.
     */
    COMPILED,

    /** CoreNLP's own classes, for reference. */
    STANFORD
  }

  /** What is looked for. */
  public enum Profile {
    /**
     * What search and co-occurrence need: people, organisations, places, nationalities, religions
     * and ideologies, found better than CoreNLP's models alone find them.
     */
    NEWS,

    /**
     * CoreNLP's default labels (those of {@code tokenize,pos,lemma,ner}) to the letter, over its
     * own tokens: titles, numbers, money, percentages, dates, causes of death and more, not names
     * alone.
     */
    FULL
  }

  /**
   * Loads what {@link #builder} would load as it comes. Load it once and share it.
   *
   * @return an annotator for English news
   * @throws IOException if CoreNLP or its models are not on the class path, or cannot be read
   */
  public static CoreNlpAnnotator english() throws IOException {
    return builder().load();
  }

  /** Hears of what is made once and kept from then on, which can take a minute. */
  public interface PreparationListener {
    /**
     * Something is being made.
     *
     * @param what what it is, in a few words
     * @param done how much of it is done, from 0 to 1
     */
    void making(String what, double done);
  }

  /**
   * Starts to choose: {@link Engine#COMPILED}, {@link Profile#NEWS} and links, unless told
   * otherwise.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /** Chooses how English news is annotated. Not thread-safe. */
  public static final class Builder {
    private Engine engine = Engine.COMPILED;
    private boolean dates;
    private Profile profile = Profile.NEWS;
    private boolean links = true;
    private double minimumLink;
    private boolean anyLanguage;
    private @Nullable ListedNames names;
    private PreparationListener preparation = (what, done) -> {};
    private Optional<LinkSource> linkSource = Optional.empty();

    private Builder() {}

    /**
     * Sets what reads the models. It does not change what is found, nor the {@link #identity}.
     * CoreNLP's own classes take seconds to load, and hundreds of megabytes of heap.
     *
     * @param newEngine the engine
     * @return this builder
     */
    public Builder engine(Engine newEngine) {
      engine = Objects.requireNonNull(newEngine, "engine must not be null");
      return this;
    }

    /**
     * Sets what is looked for.
     *
     * @param newProfile the profile
     * @return this builder
     */
    public Builder profile(Profile newProfile) {
      profile = Objects.requireNonNull(newProfile, "profile must not be null");
      return this;
    }

    /**
     * Sets whether dates, times, durations and what recurs are found too, which takes several times
     * longer; unless told so, {@link Profile#NEWS} has none. {@link Profile#FULL} always has them.
     * They are mentions of type {@code DATE}, {@code TIME}, {@code DURATION} and {@code SET},
     * without an entity; their value is that of TIMEX3, an ISO 8601 date where the day is known:
     * "Thursday" is {@code 2025-07-31} in an article of that week. What they are resolved against
     * is the day of publication, as its stamp gives it; without one, "Thursday" is {@code
     * XXXX-WXX-4}.
     *
     * @param newDates whether to find dates
     * @return this builder
     */
    public Builder dates(boolean newDates) {
      dates = newDates;
      return this;
    }

    /**
     * Sets whether names are linked to Wikipedia, so that "Nasa" and "NASA" are one entity in all
     * articles: by CoreNLP's dictionary if the Maven artifact {@code
     * edu.stanford.nlp:stanford-corenlp} with classifier {@code models-english-kbp} is on the class
     * path, otherwise by a short alias table of countries and world bodies. With {@link
     * Profile#FULL} none are.
     *
     * <p>What is made of the dictionary on first need, in about a minute and 150 MB of heap, takes
     * some 80 MB of {@code $DATELINE_CACHE} and next to no heap from then on.
     *
     * @param newLinks false for names as the articles write them
     * @return this builder
     */
    public Builder links(boolean newLinks) {
      links = newLinks;
      linkSource = Optional.empty();
      return this;
    }

    /**
     * Sets how sure a link must be: {@link Entity#linkCertainty} tells how sure one is. Unless told
     * so, all links are made that are as good as most.
     *
     * @param newMinimum the least certainty, in [0, 1]; hundredths count
     * @return this builder
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder minimumLink(double newMinimum) {
      if (!(newMinimum >= 0 && newMinimum <= 1)) {
        throw new IllegalArgumentException("minimumLink must be in [0, 1], got " + newMinimum);
      }
      minimumLink = Math.round(newMinimum * 100) / 100.0;
      return this;
    }

    /**
     * Sets whether names are looked for in articles of all languages, as if they were English;
     * unless told so, an article that is not English gets sentences and no names. {@link
     * Profile#FULL} reads all as English.
     *
     * @param newAnyLanguage whether to read all as English
     * @return this builder
     */
    public Builder anyLanguage(boolean newAnyLanguage) {
      anyLanguage = newAnyLanguage;
      return this;
    }

    /**
     * Sets profile, dates, language and links as another annotator had them, so that its archive
     * can be added to. Nothing changes where the identity is not one of CoreNLP's.
     *
     * @param identity the other's {@link CoreNlpAnnotator#identity}, of any version
     * @return this builder
     */
    public Builder like(String identity) {
      List<String> words = List.of(identity.split(" "));
      boolean full = words.stream().anyMatch(word -> word.matches("full-\\d+"));
      boolean news = words.stream().anyMatch(word -> word.matches("news-\\d+"));
      if (identity.startsWith("corenlp-") && (full || news)) {
        profile = full ? Profile.FULL : Profile.NEWS;
        dates = news && words.stream().anyMatch(word -> word.matches("dates-\\d+"));
        anyLanguage = words.contains(ANY_LANGUAGE);
        minimumLink =
            words.stream()
                .filter(word -> word.matches(MINIMUM_LINK + "[01]\\.[0-9]{2}"))
                .mapToDouble(word -> Double.parseDouble(word.substring(MINIMUM_LINK.length())))
                .findFirst()
                .orElse(0);
        links(full || !identity.endsWith("no links"));
      }
      return this;
    }

    /**
     * Sets a list of names of one's own, found wherever they stand as whole words, to the letter,
     * ahead of all else: see {@link NameList#read}. A name that goes over the end of a sentence is
     * not found.
     *
     * @param file the list
     * @return this builder
     * @throws DatelineException if the file is no such list
     * @throws IOException if it cannot be read
     */
    public Builder names(Path file) throws IOException {
      NameList list = NameList.read(file);
      names =
          ListedNames.of(
              list.identity(),
              list.entries().stream()
                  .map(entry -> Map.entry(entry.entity(), entry.forms()))
                  .toList());
      return this;
    }

    /**
     * Sets who hears of what is made once.
     *
     * @param newPreparation called from the thread that asks for {@link #identity} or {@link #load}
     * @return this builder
     */
    public Builder preparation(PreparationListener newPreparation) {
      preparation = Objects.requireNonNull(newPreparation, "preparation must not be null");
      return this;
    }

    /**
     * The {@linkplain CoreNlpAnnotator#identity identity} of what {@link #load} loads, without
     * loading it: to tell whether an archive fits before time is spent on models. It names the
     * dictionary, so what is made of that is made now if it is not there.
     *
     * @return the identity
     */
    public String identity() {
      return "corenlp-"
          + CORENLP
          + (names == null ? "" : " " + names.identity())
          + " "
          + (profile == Profile.FULL
              ? FULL_SETTINGS
              : Labellers.THREE_CLASS
                  + " "
                  + NEWS_SETTINGS
                  + (dates ? " " + DATES : "")
                  + (anyLanguage ? " " + ANY_LANGUAGE : "")
                  + (links && minimumLink > 0
                      ? String.format(Locale.ROOT, " %s%.2f", MINIMUM_LINK, minimumLink)
                      : "")
                  + " "
                  + (links ? dictionary().identity() : "no links"));
    }

    private LinkSource dictionary() {
      if (linkSource.isEmpty()) {
        linkSource =
            Optional.of(
                LinkSource.find(
                    "the Maven artifact edu.stanford.nlp:stanford-corenlp:"
                        + CORENLP
                        + " with classifier models-english-kbp",
                    CacheFolder.find(),
                    done -> preparation.making("dictionary of names", done)));
      }
      return linkSource.get();
    }

    /**
     * Loads the models.
     *
     * @return an annotator for English news
     * @throws IOException if CoreNLP or its models are not on the class path, or cannot be read
     */
    public CoreNlpAnnotator load() throws IOException {
      try {
        return annotator();
      } catch (FileNotFoundException e) {
        throw new IOException(
            "CoreNLP's English models are not on the class path: add the Maven artifact"
                + " edu.stanford.nlp:stanford-corenlp:"
                + CORENLP
                + " with classifier models",
            e);
      } catch (NoClassDefFoundError e) {
        throw new IOException(
            "CoreNLP is not on the class path: add the Maven artifact"
                + " edu.stanford.nlp:stanford-corenlp:"
                + CORENLP
                + ", and the same with classifier models",
            e);
      }
    }

    private CoreNlpAnnotator annotator() throws IOException {
      CompiledModels cache = new CompiledModels(CacheFolder.find());
      return profile == Profile.FULL ? full(cache) : news(cache);
    }

    private List<Pass> withNames(List<Pass> passes) {
      if (names == null) {
        return passes;
      }
      List<Pass> all = new ArrayList<>(passes);
      all.add(Passes.listed(names));
      return all;
    }

    private boolean isCompiled() {
      return engine == Engine.COMPILED;
    }

    private CoreNlpAnnotator news(CompiledModels cache) throws IOException {
      CompletableFuture<SentenceSplitter> splitter = SentenceSplitter.soon();
      JointModels.Loaded models = JointModels.load(isCompiled(), cache);
      List<String> fallbacks = new ArrayList<>(models.fallback().stream().toList());
      Gazetteer gazetteer = Gazetteer.load(cache);
      AnimacyLexicon words = AnimacyLexicon.load(cache);
      Optional<EntityLinker> linker = Optional.empty();
      if (links) {
        linker = Optional.of(dictionary().load(gazetteer, minimumLink));
        dictionary().fallback().ifPresent(fallbacks::add);
      }
      Optional<TimeMentionFinder> times = Optional.empty();
      if (dates) {
        Taggers.LoadedTagger tagger = Taggers.load(isCompiled(), cache);
        tagger.fallback().ifPresent(fallbacks::add);
        times = Optional.of(new TimeMentionFinder(TimeFinder.load(isCompiled()), tagger.tagger()));
      }
      return new CoreNlpAnnotator(
          splitter.join(),
          new Truecaser(cache),
          withNames(
              Passes.news(models.models(), gazetteer, words, models.classes(), linker, times)),
          fallbacks,
          identity(),
          anyLanguage);
    }

    private CoreNlpAnnotator full(CompiledModels cache) throws IOException {
      DefaultLabellers.LoadedDefaultLabeller labels = DefaultLabellers.load(isCompiled(), cache);
      return new CoreNlpAnnotator(
          new SentenceSplitter(Tokenizer.stanfordDefault()),
          UnaryOperator.identity(),
          withNames(Passes.full(labels.labels())),
          labels.fallback().stream().toList(),
          identity(),
          true);
    }
  }

  @Override
  public AnnotatedArticle annotate(Article article) {
    boolean foreign = foreignLanguage(article).isPresent();
    Draft draft = Draft.of(article, splitter, foreign ? UnaryOperator.identity() : casing);
    for (Pass pass : passes) {
      if (!foreign || pass.name().equals(Passes.LISTED)) {
        pass.run(draft);
      }
    }
    return new AnnotatedArticle(article, identity(), draft.tokens(), draft.sentences());
  }

  /**
   * The language of an article that is not English, unless the annotator reads {@linkplain
   * Builder#anyLanguage any language} as English. What is too short to tell is English.
   */
  @Override
  public Optional<String> foreignLanguage(Article article) {
    if (anyLanguage) {
      return Optional.empty();
    }
    Optional<String> known = languages.get(article);
    if (known == null) {
      String body = article.text(Article.Field.BODY);
      known = Languages.foreign(body.isBlank() ? article.text(Article.Field.HEADLINE) : body);
      languages.put(article, known);
    }
    return known;
  }

  /**
   * Why something else is at work than what was asked for: {@link Engine#STANFORD} since the model
   * on the class path is of a kind that only CoreNLP knows; a table of the commonest names since
   * the dictionary is not on the class path, cannot be read, or cannot be kept.
   *
   * @return sentences without a full stop; empty if all is as it was asked for
   */
  public List<String> fallbacks() {
    return fallbacks;
  }

  @Override
  public String identity() {
    return identity;
  }

  /** The passes over an article, for those who fit the scoring to gold. */
  List<Pass> passes() {
    return passes;
  }
}
