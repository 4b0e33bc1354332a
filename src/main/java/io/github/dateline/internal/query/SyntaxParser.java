package io.github.dateline.internal.query;

import io.github.dateline.DatelineException;
import io.github.dateline.EntityType;
import io.github.dateline.internal.index.DayRange;
import io.github.dateline.internal.index.EntityTerms;
import io.github.dateline.internal.index.IndexFields;
import io.github.dateline.internal.index.NewsAnalyzer;
import io.github.dateline.internal.names.EntityLookup;
import io.github.dateline.internal.text.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.queryparser.classic.Token;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the query syntax with Lucene's classic parser and gives the fields their meaning. Used for
 * one text and thrown away.
 */
public final class SyntaxParser extends QueryParser {
  /** The field of words that name none: headline and body. */
  private static final String TEXT = "text";

  private static final int MAX_QUERY_LENGTH = 20_000;

  /** The work for a word with ~ grows with the square of its length. */
  private static final int MAX_FUZZY_LENGTH = 100;

  private static final int MAX_NESTING = 100;

  /** For each of them all names of the archive are looked at. */
  private static final int MAX_NAME_PATTERNS = 50;

  /** Further stars in a row say nothing more. */
  private static final Pattern STARS = Pattern.compile("(?<!\\\\)\\*{2,}");

  private static final Set<String> EXACT =
      Set.of(
          IndexFields.ID,
          IndexFields.SOURCE,
          IndexFields.SECTION,
          IndexFields.AUTHOR,
          IndexFields.FILED_FROM,
          IndexFields.MARKER);

  private static final String KNOWN_FIELDS =
      "headline, body, person, org, place, entity, a type's tag, published, about, source,"
          + " section, author, filed, marker, id";

  /** The names of fields that can be mistyped. */
  private static final List<String> FIELDS =
      List.of(
          "headline",
          "body",
          "person",
          "organization",
          "org",
          "place",
          "entity",
          "country",
          "city",
          "location",
          "nationality",
          "religion",
          "ideology",
          "misc",
          "published",
          "about",
          "source",
          "section",
          "author",
          "filed",
          "marker",
          "id");

  /** What other archives call them. */
  private static final Map<String, String> OTHER_NAMES =
      Map.ofEntries(
          Map.entry("title", "headline"),
          Map.entry("heading", "headline"),
          Map.entry("intitle", "headline"),
          Map.entry("hd", "headline"),
          Map.entry("intext", "body"),
          Map.entry("before", "published"),
          Map.entry("after", "published"),
          Map.entry("since", "published"),
          Map.entry("until", "published"),
          Map.entry("by", "author"),
          Map.entry("site", "source"),
          Map.entry("date", "published"),
          Map.entry("day", "published"),
          Map.entry("month", "published"),
          Map.entry("year", "published"),
          Map.entry("name", "entity"),
          Map.entry("company", "org"),
          Map.entry("state", "state_or_province"),
          Map.entry("province", "state_or_province"),
          Map.entry("byline", "author"),
          Map.entry("dateline", "filed"),
          Map.entry("newspaper", "source"),
          Map.entry("paper", "source"),
          Map.entry("publication", "source"),
          Map.entry("url", "id"));

  /** What is wrong where articles do not say what days they speak of. */
  public static final String WITHOUT_DAYS = "no dates in the text are known here";

  // What Lucene's parser passes on; its own names for them are not public.
  private static final int JOINED_BY_AND = 1;
  private static final int JOINED_BY_OR = 2;
  private static final int WITH_NOT = 10;
  private static final int WITH_PLUS = 11;

  /** What is here only in capitals. */
  private static final Set<String> OPERATORS = Set.of("AND", "OR", "NOT");

  private static final String COMBINING = "AND, OR and NOT in capitals combine";

  private static final String NEARNESS =
      "\"storm coast\"~5 finds the two with up to 5 words between";

  /** Operators of other archives that can be words, and what there is here. */
  private static final Map<String, String> OTHER_OPERATORS =
      Map.of(
          "NEAR", NEARNESS,
          "ADJ", NEARNESS,
          "WITHIN", NEARNESS,
          "ANDNOT", COMBINING,
          "EXCEPT", COMBINING);

  /** What other archives write for words near each other, outside of quotation marks. */
  private static final Pattern NEAR =
      Pattern.compile(
          "\"[^\"]*\"?|(?<![^\\s(])(?<near>(?i:w|pre|near|onear|adj)?/(?:\\d{1,3}|(?i:s|p|sent|para))"
              + "|(?i:near|adj)\\d{1,3}|AROUND ?\\(\\d{1,3}\\))(?![^\\s)])");

  /** And what they write as a function of words. */
  private static final Pattern FUNCTION =
      Pattern.compile(
          "\"[^\"]*\"?|(?<![\\p{L}\\p{N}])(?<function>(?!(?:AND|OR|NOT)\\()\\p{L}[\\p{L}\\p{N}]*)\\(");

  /**
   * A quotation, or two words: a field's value and another with a capital, or a word with a capital
   * and a number.
   */
  private static final Pattern APART =
      Pattern.compile(
          "\"[^\"]*\"?|(?<![^\\s(+-])"
              + "(?:(?<field>\\p{L}{2,20}):(?<value>[\\p{L}\\p{N}][^\\s\"():]{0,60})"
              + " (?<next>(?!(?:AND|OR|NOT) )\\p{Lu}[\\p{L}'\u2019.-]{0,60})"
              + "|(?<one>(?!(?:AND|OR|NOT) )\\p{Lu}\\p{L}{0,5}\\.?) (?<other>\\d{1,4}\\p{L}?))(?![^\\s)])");

  private static final Pattern SIGN_AT_WORD =
      Pattern.compile(
          "(?<!\\S)(?:[$\u20ac\u00a3\u00a5]\\d[\\d.,]{0,20}|[\\d.,]{1,20}%|\\p{L}{1,3}(?:\\+\\+|#))(?!\\S)");

  private static final Pattern ALSO_A_WORD = Pattern.compile("US|U\\.S\\.?|IT|I\\.T\\.?|WHO");

  /** More would not be read. */
  private static final int MAX_NOTES = 5;

  /** A date that begins with its year, or the beginning of one. */
  private static final Pattern DATE =
      Pattern.compile(
          "(?<year>\\d{4})(?:[-/.](?<month>\\d{1,2})(?:[-/.](?<day>\\d{1,2}))?)?"
              + "(?:[-/.]\\*|(?<=\\d\\d)\\*)?");

  private static final Pattern DIGITS_OF_A_DAY = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");

  private static final Pattern COLUMN = Pattern.compile("column (\\d+)");

  private final String text;
  private final @Nullable EntityLookup names;
  private final boolean hasDays;
  private final HighlightTargets targets = new HighlightTargets();
  private final List<QueryWarning> warnings = new ArrayList<>();
  private int namePatterns;

  /** What each list of clauses that is being parsed stands for. */
  private final Map<List<BooleanClause>, Clauses> clauses = new IdentityHashMap<>();

  private SyntaxParser(String text, @Nullable EntityLookup names, boolean hasDays) {
    super(TEXT, new NewsAnalyzer());
    this.text = text;
    this.names = names;
    this.hasDays = hasDays;
    setAllowLeadingWildcard(true);
    setSplitOnWhitespace(true);
  }

  /**
   * What a text means in an archive.
   *
   * @param query the Lucene query
   * @param targets what conditions name, for highlighting
   * @param warnings what may not be as it was meant
   */
  public record ParsedQuery(Query query, HighlightTargets targets, List<QueryWarning> warnings) {}

  /** Checks a text without an archive: everything but the names of entities. */
  public static void check(String text) {
    new SyntaxParser(text, null, true).parsed();
  }

  /**
   * Reads a text and looks its names up.
   *
   * @param hasDays whether articles say what days they speak of
   */
  public static ParsedQuery parse(String text, EntityLookup names, boolean hasDays)
      throws IOException {
    SyntaxParser parser = new SyntaxParser(text, names, hasDays);
    try {
      return new ParsedQuery(parser.parsed(), parser.targets, parser.warnings);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Query parsed() {
    checkSize();
    try {
      String straight = TypedQuotes.straightened(text);
      checkForeign(straight);
      noteWordsApart(straight);
      Query query = parse(straight);
      if (query instanceof BooleanQuery all && all.clauses().isEmpty()) {
        throw new DatelineException("there is no word in the query", text, 0);
      }
      return query;
    } catch (ParseException e) {
      throw syntaxError(e);
    } catch (TooComplexToDeterminizeException e) {
      throw new DatelineException("a pattern in the query is too complex", text, 0);
    } catch (IllegalArgumentException e) {
      throw new DatelineException(Text.oneLine(String.valueOf(e.getMessage())), text, 0);
    }
  }

  private void checkSize() {
    if (text.length() > MAX_QUERY_LENGTH) {
      throw new DatelineException(
          "the query has "
              + text.length()
              + " characters, at most "
              + MAX_QUERY_LENGTH
              + " are read",
          text,
          MAX_QUERY_LENGTH);
    }
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
      if (depth > MAX_NESTING) {
        throw new DatelineException(
            "more than " + MAX_NESTING + " parentheses within each other", text, i);
      }
    }
  }

  private void checkForeign(String straight) {
    Matcher near = NEAR.matcher(TypedQuotes.asTyped(straight));
    while (near.find()) {
      if (near.group("near") != null) {
        throw new DatelineException(
            "\"" + near.group("near") + "\" is not read; " + NEARNESS, text, near.start());
      }
    }
    Matcher function = FUNCTION.matcher(straight);
    while (function.find()) {
      if (function.group("function") != null) {
        throw new DatelineException(
            "\""
                + Text.excerpt(function.group("function"))
                + "(\" is not read; a field is written headline:(storm coast), and a blank is"
                + " before other brackets",
            text,
            function.start());
      }
    }
  }

  /** What people write side by side and mean as one. */
  private void noteWordsApart(String straight) {
    Matcher apart = APART.matcher(straight);
    while (apart.find() && warnings.size() < MAX_NOTES) {
      String field = apart.group("field");
      String said = null;
      if (field != null) {
        said =
            "\""
                + apart.group("value")
                + "\" alone is looked for in "
                + field
                + ", the next word in the text; "
                + field
                + ":\""
                + apart.group("value")
                + " "
                + apart.group("next")
                + "\" is both";
      } else if (apart.group("one") != null) {
        String both = apart.group("one") + " " + apart.group("other");
        said = "\"" + both + "\" finds articles with either; it is one thing in quotation marks";
      }
      if (said != null) {
        String note = TypedQuotes.asTyped(said);
        warnings.add(() -> Optional.of(note));
      }
    }
  }

  private DatelineException syntaxError(ParseException wrapped) {
    Throwable cause = wrapped.getCause() == null ? wrapped : wrapped.getCause();
    if (cause instanceof IndexSearcher.TooManyClauses) {
      return new DatelineException(
          "the query has more than " + IndexSearcher.getMaxClauseCount() + " parts", text, 0);
    }
    if (cause instanceof ParseException e && e.currentToken != null) {
      Token found = e.currentToken.next;
      boolean end = found.kind == EOF;
      return new DatelineException(
          end
              ? "the query ends too early"
              : "\""
                  + TypedQuotes.asTyped(found.image)
                  + "\" does not fit here"
                  + ("]}".contains(found.image) ? "; [2025-07 TO 2025-09] is a span of days" : ""),
          text,
          end ? text.length() : Math.min(text.length(), found.beginColumn));
    }
    Matcher column = COLUMN.matcher(String.valueOf(cause.getMessage()));
    if (column.find()) {
      int offset = Math.min(text.length(), Integer.parseInt(column.group(1)));
      return new DatelineException(
          offset == text.length()
              ? "the query ends too early: a quotation mark, slash or bracket is not closed"
              : "this character does not fit here",
          text,
          offset);
    }
    return new DatelineException(Text.oneLine(String.valueOf(cause.getMessage())), text, 0);
  }

  @Override
  protected void addClause(
      List<BooleanClause> list, int conjunction, int modifiers, @Nullable Query query) {
    if (query == null) {
      return;
    }
    Clauses.Joint joint =
        conjunction == JOINED_BY_AND
            ? Clauses.Joint.AND
            : conjunction == JOINED_BY_OR ? Clauses.Joint.OR : Clauses.Joint.NONE;
    Clauses.Sign sign =
        modifiers == WITH_NOT
            ? Clauses.Sign.NOT
            : modifiers == WITH_PLUS ? Clauses.Sign.REQUIRED : Clauses.Sign.NONE;
    clauses.computeIfAbsent(list, key -> new Clauses()).add(joint, sign, query);
    // The parser asks whether there is more than one.
    list.add(new BooleanClause(query, BooleanClause.Occur.SHOULD));
  }

  @Override
  protected @Nullable Query getBooleanQuery(List<BooleanClause> list) {
    Clauses parts = clauses.remove(list);
    return parts == null ? null : parts.combined();
  }

  @Override
  protected @Nullable Query getFieldQuery(String field, String term, boolean quoted)
      throws ParseException {
    if (!quoted && term.equals("&")) {
      String said = "\"&\" joins nothing here; a name with it stands in quotation marks";
      warnings.add(() -> Optional.of(said));
    }
    String instead =
        OPERATORS.contains(term.toUpperCase(Locale.ROOT)) ? COMBINING : OTHER_OPERATORS.get(term);
    if (!quoted && field.equals(TEXT) && instead != null) {
      String said = "\"" + term + "\" is a word here; " + instead;
      warnings.add(() -> Optional.of(said));
    }
    if (!quoted) {
      noteSigns(field, term);
      String typed = TypedQuotes.asTyped(term);
      if (typed.endsWith("!")) {
        String said = "\"" + typed + "\" is found without its sign; * stands for any ending";
        warnings.add(() -> Optional.of(said));
      }
    }
    return quoted ? phrase(field, term, 0) : query(field, term, at -> words(at, term, 0));
  }

  /** What is found of a word with signs, and of one that is another word in small letters. */
  private void noteSigns(String field, String word) {
    if (warnings.size() >= MAX_NOTES || !isText(known(field))) {
      return;
    }
    String term = TypedQuotes.asTyped(word);
    Matcher sign = SIGN_AT_WORD.matcher(term);
    if (sign.find()) {
      String said =
          "signs are not searched: \""
              + sign.group()
              + "\" finds \""
              + sign.group().replaceAll("[^\\p{L}\\p{N}.,]", "")
              + "\"";
      warnings.add(() -> Optional.of(said));
    } else if (ALSO_A_WORD.matcher(term).matches()) {
      String said =
          "\""
              + term
              + "\" is found in small letters too, where it is another word; org: and place: find"
              + " names";
      warnings.add(() -> Optional.of(said));
    }
  }

  @Override
  protected @Nullable Query getFieldQuery(String field, String term, int slop)
      throws ParseException {
    return phrase(field, term, slop);
  }

  private Query phrase(String field, String term, int slop) throws ParseException {
    noteSigns(field, term);
    if (slop < 0) {
      throw new DatelineException("words are at least 0 apart, got " + slop, text, at("\"" + term));
    }
    Query query = query(field, term, at -> words(at, term, slop));
    if (query == null) {
      throw new DatelineException(
          "there is no word in the phrase \"" + term + "\"", text, at("\"" + term));
    }
    return query;
  }

  @Override
  protected @Nullable Query getPrefixQuery(String field, String term) throws ParseException {
    return query(
        field, term + "*", at -> isSplit(term) ? words(at, term + "*", 0) : prefix(at, term));
  }

  /** Words that begin so, with the hyphen or without it that some write in them. */
  private Query prefix(String field, String term) throws ParseException {
    Query plain = super.getPrefixQuery(field, term);
    String hyphenated = WordQueries.hyphenated(term);
    Query apart = hyphenated == null ? null : words(field, hyphenated + "*", 0);
    return apart == null ? plain : new DisjunctionMaxQuery(List.of(plain, apart), 0);
  }

  @Override
  protected @Nullable Query getWildcardQuery(String field, String typed) throws ParseException {
    String term = STARS.matcher(typed).replaceAll("*");
    if (term.equals("*") && (field.equals("*") || field.equals(TEXT))) {
      return MatchAllDocsQuery.INSTANCE;
    }
    return query(field, term, at -> pattern(at, term));
  }

  private @Nullable Query pattern(String field, String term) throws ParseException {
    if (isSplit(term)) {
      return words(field, term, 0);
    }
    Query pattern = super.getWildcardQuery(field, term);
    String asked = withoutQuestionMark(term);
    if (asked.equals(term)) {
      return pattern;
    }
    Query word =
        asked.indexOf('*') < 0 && asked.indexOf('?') < 0
            ? words(field, asked, 0)
            : super.getWildcardQuery(field, asked);
    return word == null ? pattern : new DisjunctionMaxQuery(List.of(word, pattern), 0);
  }

  /** A question mark at the end of a word may stand for no letter: it may just be one. */
  private static String withoutQuestionMark(String term) {
    int end = term.length() - 1;
    return end > 0 && term.charAt(end) == '?' && Character.isLetterOrDigit(term.charAt(end - 1))
        ? term.substring(0, end)
        : term;
  }

  private @Nullable Query words(String field, String phrase, int slop) {
    return new WordQueries(field, getAnalyzer(), names).of(TypedQuotes.asWords(phrase), slop);
  }

  /** Whether a pattern is one of several words to the analyzer. */
  private static boolean isSplit(String pattern) {
    return TypedQuotes.asTyped(pattern).chars().anyMatch(c -> "-\u2010\u2011&/+#".indexOf(c) >= 0);
  }

  @Override
  protected @Nullable Query getFuzzyQuery(String field, String term, float similarity)
      throws ParseException {
    if (!isText(known(field))) {
      throw notFor(field, "~");
    }
    if (term.length() > MAX_FUZZY_LENGTH) {
      throw new DatelineException(
          "a word with ~ has at most " + MAX_FUZZY_LENGTH + " characters, got " + term.length(),
          text,
          at(term));
    }
    return query(field, term, at -> super.getFuzzyQuery(at, term, similarity));
  }

  /** A short expression can take Lucene minutes to build, and nothing bounds that. */
  @Override
  protected Query getRegexpQuery(String field, String term) {
    throw new DatelineException(
        "regular expressions are not read; * and ? stand for any characters, and /, if meant, is"
            + " written \\/",
        text,
        at("/"));
  }

  @Override
  protected Query getRangeQuery(
      String named,
      @Nullable String from,
      @Nullable String through,
      boolean lowIncluded,
      boolean highIncluded) {
    String field = known(named);
    String low = from == null ? null : TypedQuotes.asTyped(from);
    String high = through == null ? null : TypedQuotes.asTyped(through);
    if (!field.equals(IndexFields.PUBLISHED) && !field.equals(IndexFields.ABOUT)) {
      throw notFor(field, "[");
    }
    long first = low == null ? Long.MIN_VALUE : lowIncluded ? period(low)[0] : period(low)[1] + 1;
    long last =
        high == null ? Long.MAX_VALUE : highIncluded ? period(high)[1] : period(high)[0] - 1;
    boolean wholeDaysLeftOut = low != null && high != null && !(lowIncluded && highIncluded);
    if (wholeDaysLeftOut && first - 1 == last) {
      return MatchNoDocsQuery.INSTANCE;
    }
    if (first > last) {
      throw new DatelineException("the period runs backwards", text, at(String.valueOf(low)));
    }
    return ofPeriod(field, first, last);
  }

  /** The query that Lucene makes of an analysed field; null if no word is left. */
  private interface TextQuery {
    @Nullable Query of(String field) throws ParseException;
  }

  private @Nullable Query query(String named, String typed, TextQuery text) throws ParseException {
    String field = known(named);
    String term = TypedQuotes.asTyped(typed);
    switch (field) {
      case TEXT:
        Query headline = text.of(IndexFields.HEADLINE);
        Query body = text.of(IndexFields.BODY);
        if (headline == null || body == null) {
          return null;
        }
        return new BooleanQuery.Builder()
            .add(headline, BooleanClause.Occur.SHOULD)
            .add(body, BooleanClause.Occur.SHOULD)
            .build();
      case IndexFields.HEADLINE, IndexFields.BODY:
        return text.of(field);
      case IndexFields.PUBLISHED, IndexFields.ABOUT:
        long[] period =
            term.equals("*") ? new long[] {Long.MIN_VALUE, Long.MAX_VALUE} : period(term);
        return ofPeriod(field, period[0], period[1]);
      default:
        return EXACT.contains(field) ? exact(field, term) : entities(field, term);
    }
  }

  /** A field in small letters, however it was typed; of types the case can matter. */
  private static String known(String field) {
    String small = field.toLowerCase(Locale.ROOT);
    return isText(small)
            || EXACT.contains(small)
            || small.equals(IndexFields.PUBLISHED)
            || small.equals(IndexFields.ABOUT)
        ? small
        : field;
  }

  private static boolean isText(String field) {
    return field.equals(TEXT)
        || field.equals(IndexFields.HEADLINE)
        || field.equals(IndexFields.BODY);
  }

  private Query exact(String field, String term) {
    String value = field.equals(IndexFields.ID) ? term : EntityTerms.folded(term);
    boolean pattern = value.indexOf('*') >= 0 || value.indexOf('?') >= 0;
    if (!pattern && names != null && !field.equals(IndexFields.ID)) {
      warnings.add(() -> names.unknownValue(field, term, value));
    }
    return pattern
        ? new WildcardQuery(new Term(field, value))
        : new TermQuery(new Term(field, value));
  }

  private Query entities(String field, String term) {
    Set<EntityType> types;
    try {
      types = field.toLowerCase(Locale.ROOT).equals("entity") ? Set.of() : EntityType.parse(field);
    } catch (DatelineException e) {
      throw unknownField(field);
    }
    boolean known = types.isEmpty() || types.stream().anyMatch(EntityType.coOccurring()::contains);
    if (names == null) {
      if (!known && !field.equals(field.toUpperCase(Locale.ROOT))) {
        throw unknownField(field);
      }
      return MatchNoDocsQuery.INSTANCE;
    }
    try {
      boolean pattern = term.indexOf('*') >= 0 || term.indexOf('?') >= 0;
      if (pattern && ++namePatterns > MAX_NAME_PATTERNS) {
        throw new DatelineException(
            "a query has at most " + MAX_NAME_PATTERNS + " names with * or ?", text, at(term));
      }
      List<EntityLookup.Candidate> candidates = names.candidates(term, types);
      if (candidates.isEmpty() && !pattern) {
        warnings.add(() -> Optional.of(names.unknownMessage(term, types)));
      }
      List<String> terms = new ArrayList<>();
      for (EntityLookup.Candidate candidate :
          pattern ? candidates : names.withoutStrays(term, candidates)) {
        targets.entities().add(candidate.entity());
        terms.addAll(names.terms(candidate.entity()));
      }
      return EntityTerms.naming(terms);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private DatelineException unknownField(String field) {
    String meant = nearestField(field.toLowerCase(Locale.ROOT));
    return new DatelineException(
        "there is no field \""
            + Text.excerpt(field)
            + "\""
            + (meant == null ? "" : ", did you mean " + meant + "?")
            + "; the fields are "
            + KNOWN_FIELDS,
        text,
        at(field + ":"));
  }

  /** The field of another name, or at most two slips away; null if there is none. */
  private static @Nullable String nearestField(String typed) {
    if (OTHER_NAMES.containsKey(typed) || typed.length() < 3 || typed.length() > 20) {
      return OTHER_NAMES.get(typed);
    }
    LevenshteinAutomata slips = new LevenshteinAutomata(typed, true);
    for (int n = 1; n <= (typed.length() < 5 ? 1 : 2); n++) {
      CharacterRunAutomaton near = new CharacterRunAutomaton(slips.toAutomaton(n));
      Optional<String> field = FIELDS.stream().filter(near::run).findFirst();
      if (field.isPresent()) {
        return field.get();
      }
    }
    return null;
  }

  private DatelineException notFor(String field, String sign) {
    return new DatelineException(
        "\"" + sign + "\" has no meaning for the field " + field,
        text,
        Math.max(at(field + ":"), 0));
  }

  private int at(String part) {
    return Math.max(0, text.indexOf(part));
  }

  /** The first and the last second of a day, month or year. */
  private long[] period(String written) {
    Matcher date = DATE.matcher(DIGITS_OF_A_DAY.matcher(written).replaceFirst("$1-$2-$3"));
    if (date.matches()) {
      try {
        LocalDate from =
            LocalDate.of(
                Integer.parseInt(date.group("year")),
                date.group("month") == null ? 1 : Integer.parseInt(date.group("month")),
                date.group("day") == null ? 1 : Integer.parseInt(date.group("day")));
        LocalDate to =
            date.group("day") != null
                ? from.plusDays(1)
                : date.group("month") != null ? from.plusMonths(1) : from.plusYears(1);
        return new long[] {IndexFields.startOf(from), IndexFields.startOf(to) - 1};
      } catch (DateTimeException e) {
        // Said below.
      }
    }
    throw new DatelineException(
        "\""
            + Text.excerpt(written)
            + "\" is no day (2025-07-31), month (2025-07) or year (2025);"
            + " [2025-07 TO 2025-09] is from one through another, [2025-07 TO *] from one on",
        text,
        at(written));
  }

  private Query ofPeriod(String field, long first, long last) {
    if (field.equals(IndexFields.PUBLISHED)) {
      return seconds(first, last);
    }
    if (!hasDays) {
      throw new DatelineException(
          WITHOUT_DAYS, DatelineException.Remedy.ANNOTATE_DATES, text, at(field + ":"));
    }
    DayRange days = new DayRange(IndexFields.day(first), IndexFields.day(last));
    targets.days().add(days);
    return days.query();
  }

  private static Query seconds(long first, long last) {
    return LongPoint.newRangeQuery(IndexFields.PUBLISHED, first, last);
  }

  /** The articles of a span of days. */
  public static Query published(LocalDate from, LocalDate to) {
    return seconds(IndexFields.startOf(from), IndexFields.startOf(to.plusDays(1)) - 1);
  }
}
