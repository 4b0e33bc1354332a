package io.github.dateline.read;

import io.github.dateline.Article;
import io.github.dateline.read.internal.ArticleField;
import io.github.dateline.read.internal.CsvRows;
import io.github.dateline.read.internal.LooseDates;
import io.github.dateline.read.internal.RawArticle;
import io.github.dateline.read.internal.TextDecoder;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tables of articles, one a row, with commas, semicolons or tabs between the columns and the names
 * of the columns in the first row; and the news of the MIND set, which have no such row.
 */
final class CsvFormat implements ArticleFormat {
  private static final Pattern MIND =
      Pattern.compile("N\\d+\\t[^\\t\\n]*\\t[^\\t\\n]*\\t[^\\t\\n]+\\t[\\s\\S]*");

  /** A longer name of a column is text, in UTF-16 code units. */
  private static final int MAX_NAME = 40;

  private static final List<String> MIND_COLUMNS =
      List.of(
          "id",
          "section",
          "subcategory",
          "headline",
          "abstract",
          "url",
          "title_entities",
          "abstract_entities");

  @Override
  public String title() {
    return "CSV";
  }

  @Override
  public List<String> endings() {
    return List.of(".csv", ".tsv", ".tab");
  }

  @Override
  public boolean matches(Beginning beginning) {
    String text = beginning.text();
    if (endings().contains(beginning.ending())) {
      return true;
    }
    if (MIND.matcher(text).matches()) {
      return true;
    }
    List<String> header = CsvRows.firstRow(text, CsvRows.separator(text));
    int known = 0;
    boolean body = false;
    for (String name : header) {
      if (name.startsWith(" ")) {
        // "Text, title and date" is prose.
        return false;
      }
      ArticleField field = name.length() > MAX_NAME ? null : ArticleField.of(name.strip());
      known += field != null ? 1 : 0;
      body |= field == ArticleField.BODY || field == ArticleField.HEADLINE;
    }
    return body && known > 2 && text.indexOf('\n') > 0;
  }

  @Override
  public Articles read(Input input) throws IOException {
    OpenInput open = (OpenInput) input;
    String head = open.beginning().text();
    boolean mind = MIND.matcher(head).matches();
    char separator = mind ? '\t' : CsvRows.separator(head);
    CsvRows rows =
        new CsvRows(new InputStreamReader(open.content(), encoding(open)), separator, !mind);
    CsvRows first = new CsvRows(new StringReader(head), separator, !mind);
    return new Rows(open, rows, mind, dates(open, first));
  }

  /** Which number of a date is the day, as far as the first rows of a table show it. */
  private static LooseDates.Order dates(OpenInput open, CsvRows rows) throws IOException {
    RawArticle names = new RawArticle(open.rules(), "");
    List<String> dates = new ArrayList<>();
    List<String> columns = List.of();
    while (true) {
      try {
        List<String> row = rows.next();
        if (row == null) {
          return LooseDates.order(dates);
        }
        columns = columns.isEmpty() ? row : columns;
        for (int i = 0; i < Math.min(row.size(), columns.size()); i++) {
          if (names.fieldOf(columns.get(i).strip()) == ArticleField.PUBLISHED) {
            dates.add(row.get(i));
          }
        }
      } catch (IllegalArgumentException e) {
        // A row that is broken, or cut at the end of what was looked at, shows nothing.
      }
    }
  }

  private static Charset encoding(OpenInput input) {
    byte[] head = input.beginning().bytes();
    if (TextDecoder.isUtf16(head, head.length)) {
      return StandardCharsets.UTF_16;
    }
    if (input.options().encoding().isPresent()) {
      return input.options().encoding().get();
    }
    if (!TextDecoder.isUtf8(head) && TextDecoder.looksLikeWindows1252(head, head.length)) {
      input.warn(OneArticle.NOT_UTF8, input.name());
      return Charset.forName("windows-1252");
    }
    return StandardCharsets.UTF_8;
  }

  private static final class Rows implements Articles {
    private final OpenInput input;
    private final CsvRows rows;
    private List<String> columns;
    private boolean begun;
    private boolean any;
    private final LooseDates.Order dates;
    private long ordinal;

    Rows(OpenInput input, CsvRows rows, boolean mind, LooseDates.Order dates) {
      this.dates = dates;
      this.input = input;
      this.rows = rows;
      columns = mind ? MIND_COLUMNS : List.of();
      begun = mind;
    }

    @Override
    public @Nullable Article next() throws IOException {
      if (!begun && !begin()) {
        return null;
      }
      List<String> row = row();
      while (row != null) {
        any = true;
        Article article = article(row);
        if (article != null) {
          return article;
        }
        row = row();
      }
      if (!any && !columns.isEmpty()) {
        any = true;
        input.setAside(input.name(), "CSV without a row");
      }
      return null;
    }

    private @Nullable List<String> row() throws IOException {
      while (true) {
        try {
          return rows.next();
        } catch (IllegalArgumentException e) {
          any = true;
          input.setAside(where(), String.valueOf(e.getMessage()));
        }
      }
    }

    private boolean begin() throws IOException {
      begun = true;
      List<String> header = row();
      if (header == null) {
        input.setAside(input.name(), "empty file");
        any = true;
        return false;
      }
      columns = new ArrayList<>();
      header.forEach(name -> columns.add(name.strip()));
      RawArticle test = new RawArticle(input.rules(), "");
      boolean text = false;
      for (String name : columns) {
        ArticleField field = test.fieldOf(name);
        text |=
            field == ArticleField.BODY
                || field == ArticleField.HEADLINE
                || field == ArticleField.TEASER;
      }
      if (!text) {
        input.setAside(
            input.name(),
            "CSV without a column for the text: give --map body=COLUMN (there are "
                + String.join(", ", columns.stream().limit(12).map(Rows::excerpt).toList())
                + ")");
        any = true;
        return false;
      }
      return true;
    }

    /** The name of a column, which is a text where the table has no row of names. */
    private static String excerpt(String name) {
      String line = name.replaceAll("\\s+", " ");
      return line.length() <= MAX_NAME ? line : line.substring(0, MAX_NAME) + "…";
    }

    private @Nullable Article article(List<String> row) {
      if (row.size() > columns.size()) {
        input.setAside(
            where(), row.size() + " values in a row, but " + columns.size() + " columns");
        return null;
      }
      if (rows.isDoubtful()) {
        input.warn("rows with quotation marks that may be out of place", where());
      }
      RawArticle raw = new RawArticle(input.rules(), where());
      for (int i = 0; i < row.size(); i++) {
        String name = columns.get(i);
        if (!row.get(i).isEmpty() && !(name.isEmpty() || name.startsWith("Unnamed:"))) {
          raw.put(name, row.get(i));
        }
      }
      raw.row(++ordinal);
      raw.dates(dates);
      try {
        return raw.build(input.places(), input.idAt(where()));
      } catch (IllegalArgumentException e) {
        input.setAside(where(), String.valueOf(e.getMessage()));
        return null;
      }
    }

    @Override
    public String where() {
      return input.name() + ":" + rows.line();
    }
  }
}
