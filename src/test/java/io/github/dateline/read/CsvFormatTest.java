package io.github.dateline.read;

import static io.github.dateline.read.ReaderResult.read;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.Article;
import io.github.dateline.Article.SetAside;
import io.github.dateline.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of articles. */
class CsvFormatTest {
  @TempDir Path folder;

  @Test
  void readsARowAsAnArticle() throws IOException {
    Path file =
        write(
            "a.csv",
            ",id,title,publication,author,date,year,month,url,content\r\n"
                + "0,17,\"Late, later\",The Paper,\"Jane Roe, John Doe\",2017-01-05,2017.0,1.0,,"
                + "\"He said \"\"no\"\".\n\nThen he left.\"\r\n"
                + "\r\n1,18,Next,The Paper,,2017-01-06,,,,Text.\r\n");
    ReaderResult result = read(file);

    assertThat(result.setAside()).isEmpty();
    assertThat(result.articles())
        .containsExactly(
            Article.builder("17")
                .headline("Late, later")
                .body("He said \"no\".\n\nThen he left.")
                .source("The Paper")
                .author("Jane Roe")
                .author("John Doe")
                .published(LocalDate.of(2017, 1, 5))
                .metadata("year", "2017.0")
                .metadata("month", "1.0")
                .build(),
            Article.builder("18")
                .headline("Next")
                .body("Text.")
                .source("The Paper")
                .published(LocalDate.of(2017, 1, 6))
                .build());
  }

  @Test
  void tellsATableByItsContent() throws IOException {
    assertThat(read(write("news.txt", "id;title;text\n1;T;Text.\n")).only().body())
        .isEqualTo("Text.");
    assertThat(read(write("news", "title\ttext\tdate\nT\tOne, two.\t5/16/2020\n")).only().day())
        .contains(LocalDate.of(2020, 5, 16));
    assertThat(read(write("prose.txt", "Text, title, date\nand more.")).only().body())
        .startsWith("Text,");
  }

  @Test
  void readsTheNewsOfMind() throws IOException {
    Path file =
        write(
            "news.tsv",
            "N1\tnews\tworld\tA \"title\"\tShort.\thttps://x\t[]\t[]\nN2\ts\tt\tB\t\tu\t\t\n");
    ReaderResult result = read(file);

    assertThat(result.ids()).containsExactly("N1", "N2");
    assertThat(result.articles().getFirst().headline()).isEqualTo("A \"title\"");
    assertThat(result.articles().getFirst().body()).isEqualTo("Short.");
    assertThat(result.articles().getFirst().section()).contains("news");
  }

  @Test
  void setsAsideATableWithoutText() throws IOException {
    Path file = write("a.csv", "name,age\nJane Roe,7\n");

    assertThat(read(file).setAside())
        .containsExactly(
            new SetAside(
                file.toString(),
                "CSV without a column for the text: give --map body=COLUMN (there are name, age)"));
    try (ArticleReader reader =
        ArticleReader.open(List.of(file), ReadOptions.DEFAULT.map("body", "name"))) {
      assertThat(reader.next().body()).isEqualTo("Jane Roe");
    }
  }

  @Test
  void aTableWithoutARowOfNamesIsNotQuotedInFull() throws IOException {
    String text = "The minister met the envoy in Oslo on Monday.\nThey talked.";

    assertThat(read(write("a.csv", "\"Talks\",\"" + text + "\",\"2024-05-06\"\n")).faults())
        .containsExactly(
            "CSV without a column for the text: give --map body=COLUMN (there are Talks,"
                + " The minister met the envoy in Oslo on Mo…, 2024-05-06)");
  }

  @Test
  void setsAsideARowAndGoesOn() throws IOException {
    Path file = write("a.csv", "id,text\n1,One.\n2,Two,three.\n3,\n4,Four.");

    assertThat(read(file).ids()).containsExactly("1", "4");
    assertThat(read(file).setAside())
        .containsExactly(
            new SetAside(file + ":3", "3 values in a row, but 2 columns"),
            new SetAside(file + ":4", "neither headline nor body"));
    assertThat(read(write("b.csv", "")).faults()).containsExactly("empty file");
  }

  @Test
  void readsOtherEncodings() throws IOException {
    Path file = folder.resolve("a.csv");
    Files.write(file, "id,text\n1,Zürich.\n".getBytes(ISO_8859_1));

    assertThat(read(file).only().body()).isEqualTo("Zürich.");
    assertThat(read(write("b.csv", "\ufeffid,text\n1,Zürich.\n")).only().id()).isEqualTo("1");
  }

  @Test
  void readsBackWhatWasQuoted() {
    Seeds.times(
        100,
        random -> {
          List<String> bodies = new ArrayList<>();
          StringBuilder text = new StringBuilder("id,body\n");
          for (int i = 0; i < 20; i++) {
            String body = RandomText.text(random);
            bodies.add(body);
            text.append(i).append(",\"").append(body.replace("\"", "\"\"")).append("\"\n");
          }
          assertThat(read(write("a.csv", text.toString())).articles())
              .extracting(Article::body)
              .containsExactlyElementsOf(bodies);
        });
  }

  @Test
  void aQuotationMarkThatIsNotClosedCostsItsOwnRow() throws IOException {
    String rows = "title,text,date\nA,\"One, two,2024-05-06\n";
    Path bare = write("a.csv", rows + "B,Three.,2024-05-07\nC,Four.,2024-05-08\n");
    Path quoted = write("b.csv", rows + "\"B\",\"Three.\n\nMore.\",2024-05-07\nC,Four.,2024-05-08");
    Path paragraphs =
        write("c.csv", "title,text,date\nA,\"One.\n\nTwo,2024-05-06\nB,\"Three.\",2024-05-07\n");

    Path all =
        write(
            "d.csv",
            "title,text,date\nA,\"One.\n\nTwo,2024-05-06\n\"B\",\"Three.\",\"2024-05-07\"\n");

    assertThat(read(all).faults()).isEqualTo(read(paragraphs).faults());
    assertThat(read(all).articles()).extracting(Article::body).containsExactly("Three.");
    for (Path file : List.of(bare, quoted)) {
      assertThat(read(file).setAside())
          .containsExactly(
              new SetAside(file + ":2", "a quotation mark that is not closed; read on at line 3"));
      assertThat(read(file).articles()).extracting(Article::headline).containsExactly("B", "C");
    }
    assertThat(read(quoted).articles().getFirst().body()).isEqualTo("Three.\n\nMore.");
    assertThat(read(quoted).articles().getLast().id()).isEqualTo("b.csv:6");
    assertThat(read(paragraphs).faults())
        .containsExactly("a quotation mark that is not closed; read on at line 5");
    assertThat(read(paragraphs).articles()).extracting(Article::headline).containsExactly("B");
  }

  @Test
  void keepsQuotationMarksThatAreNotDoubledAndSaysSo() throws IOException {
    Path file =
        write(
            "a.csv",
            "title,text,date\nA,\"No\" said Ann Poe.,2024-05-06\n"
                + "B,\"One.\n\nIt cost 1,000,000, he said \"no\" and left.\",2024-05-07\n"
                + "C,\"A text that is cut\n\nin its");
    try (ArticleReader reader = ArticleReader.open(file)) {
      assertThat(reader.next().body()).isEqualTo("\"No\" said Ann Poe.");
      assertThat(reader.next().body())
          .isEqualTo("One.\n\nIt cost 1,000,000, he said \"no\" and left.");
      assertThat(reader.next().body()).isEqualTo("A text that is cut\n\nin its");
      assertThat(reader.setAside()).isEmpty();
      assertThat(reader.notes())
          .contains(
              new ArticleReader.Note(
                  "rows with quotation marks that may be out of place", 3, file + ":2", true));
    }
  }

  @Test
  void aLongTextOfManyStrayQuotationMarksIsReadOnce() throws IOException {
    String body = "He said \"no\" and left.\n".repeat(20_000);
    Article article =
        read(write("a.csv", "title,text,date\nA,\"One.\n" + body + "\",2024-05-06\n")).only();

    assertThat(article.body()).isEqualTo("One.\n" + body);
    assertThat(article.day()).contains(LocalDate.of(2024, 5, 6));
  }

  @Test
  void readsBackslashesBeforeQuotationMarks() throws IOException {
    Path file =
        write(
            "a.csv",
            "title,text,date\nA,\"He said \\\"yes, indeed\\\" to Ann.\",2024-05-06\n"
                + "B,\"\\\"No\\\", said Ann, \\\"no\\\"\",2024-05-07\nC,\"C:\\\\\",2024-05-08\n");

    assertThat(read(file).setAside()).isEmpty();
    assertThat(read(file).articles())
        .extracting(Article::body)
        .containsExactly("He said \"yes, indeed\" to Ann.", "\"No\", said Ann, \"no\"", "C:\\");
    // Where two marks are one, a backslash is a sign like any other.
    assertThat(read(write("b.csv", "title,text,date\nA,\"In C:\\\",2024-05-06\n")).only().body())
        .isEqualTo("In C:\\");
  }

  @Test
  void heedsTheLineOfTheSeparatorAndDatesWithFullStops() throws IOException {
    Article article =
        read(write("a.csv", "sep=;\r\ntitle;text;date\r\nA;One, two.;06.05.2024\r\n")).only();

    assertThat(article.body()).isEqualTo("One, two.");
    assertThat(article.day()).contains(LocalDate.of(2024, 5, 6));
    assertThat(read(write("b.txt", "\"sep=|\"\ntitle|text|date\nA|One.|\n")).only().body())
        .isEqualTo("One.");
  }

  @Test
  void oneDateOfATableShowsTheOrderOfAll() throws IOException {
    String british =
        "title,text,date,Publication Title\nA,One.,3/4/2019,Post\nB,Two.,25/4/2019,Post\n";
    assertThat(days(write("a.csv", british))).containsExactly("2019-04-03", "2019-04-25");
    assertThat(days(write("b.csv", british.replace("25/4", "4/25"))))
        .containsExactly("2019-03-04", "2019-04-25");
    assertThat(days(write("c.csv", british.replace("25/4", "5/4")))).containsExactly("", "");
    assertThat(days(write("d.csv", british + "C,Three.,4/25/2019,Post\n")))
        .containsExactly("", "2019-04-25", "2019-04-25");
    assertThat(read(write("a.csv", british)).articles())
        .allMatch(article -> article.source().equals(Optional.of("Post")));
  }

  private static List<String> days(Path file) throws IOException {
    return read(file).articles().stream()
        .map(article -> article.day().map(LocalDate::toString).orElse(""))
        .toList();
  }

  private Path write(String name, String text) throws IOException {
    return ReaderResult.write(folder, name, text);
  }

  @Test
  void rowsLongerThanATableOfOneColumnAreSetAside() throws IOException {
    ReaderResult result = read(write("a.csv", "text\nOne.\nTwo, three.\nFour.\n"));
    assertThat(result.articles()).extracting(Article::body).containsExactly("One.", "Four.");
    assertThat(result.faults()).containsExactly("2 values in a row, but 1 columns");
  }

  @Test
  void tablesThatBothCountFromOneLoseNothing() throws IOException {
    ReaderResult.write(folder, "a.csv", "id,title,text\n1,One,A.\n2,Two,B.\n77,Other,C.\n");
    ReaderResult.write(folder, "b.csv", "id,title,text\n1,One,A.\n2,New,D.\n77,Changed,E.\n");
    try (ArticleReader reader = ArticleReader.open(folder)) {
      List<String> ids = new ArrayList<>();
      reader.forEachRemaining(article -> ids.add(article.id() + " " + article.headline()));
      assertThat(ids)
          .containsExactly("1 One", "2 Two", "77 Other", "1 One", "b.csv:3 New", "77 Changed");
      assertThat(reader.notes())
          .extracting(ArticleReader.Note::what)
          .contains("rows with the number of another article: kept by file and line");
    }
  }
}
