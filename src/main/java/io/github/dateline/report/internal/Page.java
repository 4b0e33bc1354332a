package io.github.dateline.report.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a report shows, in the order in which it shows it. Numbers and days are written
 * out for readers; an empty text is left out of the page.
 *
 * @param assets the style and the scripts
 * @param title what the report is called
 * @param standfirst the result in a sentence or two
 * @param facts the numbers at the top
 * @param result what was found, null if nothing was
 * @param asked what was asked
 */
public record Page(
    Assets assets,
    String title,
    String standfirst,
    List<Fact> facts,
    @Nullable Result result,
    List<Asked> asked) {
  /**
   * The style and the scripts. They are not escaped, and neither is {@link Result#data}.
   *
   * @param policy the content security policy, which lets nothing else run or load
   * @param noScriptStyle what is added to the style where scripts do not run
   */
  public record Assets(String policy, String style, String noScriptStyle, String script) {}

  /** A number, and what it counts. */
  public record Fact(String number, String words) {}

  /** A part of the question. */
  public record Asked(String name, String value) {}

  /**
   * What was found.
   *
   * @param units what is counted, such as "articles"
   * @param names how many entities there are, such as "7 names"
   * @param time how it changes, null if the articles have no dates
   * @param characteristic what is different in other articles, null if there are no others
   * @param data what the script draws, as JSON that may stand in a script element
   */
  public record Result(
      String units,
      String names,
      Network network,
      Pairs pairs,
      Matrix matrix,
      @Nullable Time time,
      @Nullable Comparison characteristic,
      List<Entity> entities,
      String data) {}

  /** An entity as it stands in a text or a table. */
  public record Name(String label, String type, String kind, String sign) {}

  /** A name that leads to the entity. */
  public record Link(int number, Name name) {}

  /**
   * The picture of the network.
   *
   * @param measure what the thickness of the lines shows
   * @param groups the groups that the network falls into, none if it does not
   */
  public record Network(String measure, List<Kind> kinds, List<Group> groups) {}

  /** A kind of entities, with how many of them there are. */
  public record Kind(String key, String sign, String words, String count) {}

  /** A group of entities, the most strongly linked one first, called after the first three. */
  public record Group(String title, List<Link> members, String size) {}

  /**
   * The table of pairs.
   *
   * @param measure what the pairs are ranked by
   * @param silent the measure that would rank them if it were above 0 for any
   * @param tests how many pairs were tested
   * @param tied whether the measure is the same for all
   * @param qValues whether there are q-values
   * @param heads what stands above the columns after the names
   * @param counted how many pairs there are, such as "18 pairs"
   * @param rest what the others are, empty if nothing is to be said of them
   * @param first the pairs that are there when the page opens
   * @param more the others
   */
  public record Pairs(
      String measure,
      String silent,
      String tests,
      boolean tied,
      boolean qValues,
      List<Head> heads,
      String counted,
      String rest,
      List<Pair> first,
      List<Pair> more) {
    public int total() {
      return first.size() + more.size();
    }

    public int columns() {
      return 3 + heads.size();
    }
  }

  /**
   * The head of a column.
   *
   * @param key what a click sorts by, null if by nothing
   * @param look how wide a page must be to have the column, and what is in it: classes of the style
   */
  public record Head(@Nullable String key, String words, String look) {}

  /**
   * A pair.
   *
   * @param cells as many as there are heads
   * @param counts the cells of its contingency table
   * @param words what joins the two, empty if nothing does
   * @param strength how strong it is, in words
   * @param notes what copies make of the count, how sure it is, and other measures
   */
  public record Pair(
      int rank,
      Link first,
      Link second,
      List<Cell> cells,
      Counts counts,
      String words,
      String strength,
      String notes,
      List<Quote> quotes) {}

  /**
   * A cell of the table of pairs.
   *
   * @param value what it is sorted by, null if it is not
   * @param shown what is written there
   */
  public record Cell(
      Head head,
      @Nullable String value,
      String shown,
      @Nullable Sparkline sparkline,
      @Nullable RatioPlot plot) {}

  /** The cells of a contingency table. */
  public record Counts(String both, String onlyFirst, String onlySecond, String neither) {}

  /** The log ratio as a point on a line 96 wide, with its interval where that is known. */
  public record RatioPlot(double point, boolean known, double low, double width) {}

  /** A timeline as one path, a bin wide each and 10 high. */
  public record Sparkline(int bins, String path, String peak) {}

  /**
   * A quotation.
   *
   * @param title what the article is called
   * @param link where it can be read
   * @param day the day of publication as {@code 2025-07-31}
   * @param article the place of the article among those of the page, -1 if it has none
   */
  public record Quote(
      int article,
      List<Piece> pieces,
      String title,
      String link,
      String source,
      String day,
      String dayWords) {}

  /**
   * A piece of a quotation.
   *
   * @param mark how it is highlighted, empty if it is not
   */
  public record Piece(String text, String mark) {}

  /**
   * The entities that are together most, each with each.
   *
   * @param shades how many there are
   */
  public record Matrix(List<MatrixRow> rows, String least, String most, int shades) {}

  /** A row of the matrix; the column with the same index is of the same entity. */
  public record MatrixRow(Link head, List<MatrixCell> cells) {}

  /**
   * A cell of the matrix.
   *
   * @param style its CSS class, null if it has none
   * @param rank the rank of the pair, 0 if the two are none of the table
   */
  public record MatrixCell(@Nullable String style, int rank, String both, String names) {}

  /**
   * How the result changes over time.
   *
   * @param by how long a bin is, such as "day"
   * @param changes the pairs whose shares change, null if there are none
   */
  public record Time(String by, List<Timeline> timelines, @Nullable Changes changes) {}

  /**
   * A timeline as bars.
   *
   * @param rank the rank of the pair, 0 if the timeline is of all articles
   */
  public record Timeline(String name, int rank, Period period, int height, List<Bar> bars) {}

  /**
   * What a timeline says in words.
   *
   * @param by how long a bin is
   * @param most how many articles the highest bin has
   * @param peak when that is
   * @param undated how many articles have no date
   */
  public record Period(
      String articles,
      String from,
      String to,
      String by,
      String most,
      String peak,
      String undated,
      String bursts) {}

  /**
   * A bin of a timeline.
   *
   * @param drawn whether it has articles
   */
  public record Bar(
      String start,
      String articles,
      String total,
      boolean burst,
      boolean drawn,
      double x,
      double y,
      double width,
      double height) {}

  /**
   * The later half of the period against the earlier one.
   *
   * @param day the first day of the later half
   */
  public record Changes(String day, Comparison emerging, Comparison fading) {}

  /** What differs between two sets of articles, and how many units each set has. */
  public record Comparison(List<Difference> rows, String units, String againstUnits) {}

  /** The counts of an entity or a pair in two sets of articles. */
  public record Difference(
      List<Name> names,
      String change,
      String count,
      String share,
      String against,
      String againstShare,
      String q) {}

  /**
   * An entity, and where it is named.
   *
   * @param id what queries call it
   * @param forms what it is called
   * @param wikipedia its article in Wikipedia, null if that is not known
   * @param trend its timeline, null if there is none
   * @param more whom the list of neighbours leaves out
   */
  public record Entity(
      int number,
      Name name,
      String articles,
      String sentences,
      List<String> forms,
      String id,
      @Nullable Wikipedia wikipedia,
      @Nullable Trend trend,
      List<Neighbour> neighbours,
      String more,
      List<Quote> quotes) {}

  /** An article of Wikipedia. */
  public record Wikipedia(String title, String address) {}

  /** A timeline as two paths, those of bursts apart. */
  public record Trend(Period period, int bins, String path, String burstPath) {}

  /** An entity that is named with another one, and the rank of the pair. */
  public record Neighbour(Link link, int rank, String both, String score) {}
}
