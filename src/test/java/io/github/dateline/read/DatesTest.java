package io.github.dateline.read;

import static io.github.dateline.read.ReaderResult.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.Article;
import io.github.dateline.Seeds;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways in which exports write the date of an article. */
class DatesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"2015-09-16T16:57:45Z\"|2015-09-16T16:57:45Z",
        "\"2015-09-16T16:57Z\"|2015-09-16T16:57Z",
        "\"2015-09-16T16:57:45+00\"|2015-09-16T16:57:45+00",
        "\"2017-07-17 17:03:00\"|2017-07-17T17:03:00",
        "\"2017-07-17 17:03:00+00:00\"|2017-07-17T17:03:00Z",
        "\"2017-07-17 17:03:09 UTC\"|2017-07-17T17:03:09Z",
        "\"2017-07-17 17:03:09.123456\"|2017-07-17T17:03:09",
        "\"2015-09-16T16:57:45+0000\"|2015-09-16T16:57:45Z",
        "\"2015-09-16T16:57:45.000-0430\"|2015-09-16T16:57:45-04:30",
        "\"Mon, 16 Sep 2015 16:57:45 +0000\"|2015-09-16T16:57:45Z",
        "\"Wed, 16 Sep 2015 16:57:45 GMT\"|2015-09-16T16:57:45Z",
        "\"16 Sep 2015 16:57\"|2015-09-16T16:57:00",
        "\"20240713\"|2024-07-13",
        "20240713|2024-07-13",
        "\"20240713T101500Z\"|2024-07-13T10:15:00Z",
        "\"20240713T101500+0200\"|2024-07-13T10:15:00+02:00",
        "\"20240713101500\"|2024-07-13T10:15:00",
        "\"September 16, 2015\"|2015-09-16",
        "\"Sept. 16, 2015\"|2015-09-16",
        "\"September 16, 2015 Wednesday\"|2015-09-16",
        "\"Wednesday, September 16, 2015\"|2015-09-16",
        "\"September 16th, 2015, 4:57 p.m.\"|2015-09-16T16:57:00",
        "\"16 Sep 2015\"|2015-09-16",
        "\"16 September 2015\"|2015-09-16",
        "\"16-Sep-2015\"|2015-09-16",
        "\"Wed Sep 16 16:57:45 +0000 2015\"|2015-09-16T16:57:45Z",
        "\"9/16/2015\"|2015-09-16",
        "\"16/09/2015\"|2015-09-16",
        "\"16.09.2015\"|2015-09-16",
        "\"09/09/2015\"|2015-09-09",
        "\"2015/09/16\"|2015-09-16",
        "42263|2015-09-16",
        "\"42263.70677\"|2015-09-16T16:57:45",
        "\"16-Sep-15\"|2015-09-16",
        "\"16 Sep 98\"|1998-09-16",
        "\"9/16/15\"|2015-09-16",
        "\"9/16/15 16:57\"|2015-09-16T16:57:00",
        "\"16th of September 2015\"|2015-09-16",
        "\"Wed 16 Sep 2015 16.57 BST\"|2015-09-16T16:57:00+01:00",
        "\"16:57 BST, 16 September 2015\"|2015-09-16T16:57:00+01:00",
        "\"4:57 p.m., September 16, 2015\"|2015-09-16T16:57:00",
        "\"Published on September 16, 2015\"|2015-09-16",
        "\"2015-9-6\"|2015-09-06",
        "\"3 lipca 2019 r.\"|2019-07-03",
        "\"środa, 3 lipca 2019\"|2019-07-03",
        "\"3 июля 2019 г.\"|2019-07-03",
        "\"2019年7月3日\"|2019-07-03",
        "\"2019년 7월 3일\"|2019-07-03",
        "\"Mittwoch, 3. Juli 2019\"|2019-07-03",
        "\"3 Mär 2019\"|2019-03-03",
        "\"3 juil. 2019\"|2019-07-03",
        "\"Publié le 3 juillet 2019 à 10h00\"|2019-07-03T10:00:00",
        "\"quarta-feira, 3 de julho de 2019\"|2019-07-03",
        "\"onsdag den 3. juli 2019 kl. 10.00\"|2019-07-03T10:00:00",
        "\"2019. július 3.\"|2019-07-03",
        "\"3 Temmuz 2019\"|2019-07-03",
        "\"3. července 2019\"|2019-07-03",
        "\"3. heinäkuuta 2019\"|2019-07-03",
        "\"Last modified on Wed 3 Jul 2019 10.00 BST\"|2019-07-03T10:00:00+01:00",
        "\"2019-W27-3\"|2019-07-03",
        "\"2019-184\"|2019-07-03",
        "\"/Date(1562148000000)/\"|2019-07-03T10:00:00Z",
        "\"2019:07:03 10:00:00\"|2019-07-03T10:00:00",
        "1442422665000|2015-09-16T16:57:45Z",
        "1442422665|2015-09-16T16:57:45Z"
      })
  void readsADate(String value, String iso) throws IOException {
    Article article = read(write(value)).only();

    assertThat(article.published()).contains(iso);
    assertThat(warnings(value)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "null",
        "\"None\"",
        "\"NaT\"",
        "\"nan\"",
        "NaN",
        "\"0000-00-00\"",
        "\" \""
      })
  void takesTheWordsForNoDateForNone(String value) throws IOException {
    assertThat(read(write(value)).only().published()).isEmpty();
    assertThat(warnings(value)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"2024-07-13T25:00:00Z\"|2024-07-13",
        "\"2013-03-14, late\"|2013-03-14",
        "\"2015-09-16 at noon\"|2015-09-16"
      })
  void readsTheDayWhereTheRestIsWrong(String value, String iso) throws IOException {
    assertThat(read(write(value)).only().published()).contains(iso);
    assertThat(warnings(value))
        .singleElement()
        .satisfies(note -> assertThat(note.what()).contains("only the day"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"5/6/2015\"",
        "\"5/6/15\"",
        "18262",
        "\"2015-09\"",
        "\"2015\"",
        "\"yesterday\"",
        "\"2015-02-30\"",
        "\"31 July\"",
        "\"99999999\"",
        "{\"a\":1}",
        "true"
      })
  void keepsAnArticleWhoseDateCannotBeRead(String value) throws IOException {
    Article article = read(write(value)).only();

    assertThat(article.published()).isEmpty();
    if (value.startsWith("\"")) {
      assertThat(article.metadata()).containsEntry("published", value.replace("\"", ""));
      assertThat(warnings(value))
          .singleElement()
          .satisfies(note -> {
            assertThat(note.what()).contains("undated");
            assertThat(note.example()).contains("a.jsonl:1").contains(value);
          });
      try (ArticleReader reader =
          ArticleReader.open(List.of(write(value)), ReadOptions.DEFAULT.strictDates())) {
        assertThat(reader.hasNext()).isFalse();
        assertThat(reader.setAside()).hasSize(1);
      }
    }
  }

  @Test
  void readsTheDateOfATextsHeader() throws IOException {
    Path file =
        ReaderResult.write(folder, "us.txt", "Headline: X\nPublished: January 5, 2020\n\nText.");

    assertThat(read(file).only().day()).contains(LocalDate.of(2020, 1, 5));
  }

  @Test
  void readsEveryDayInEveryForm() {
    List<String> forms =
        List.of(
            "yyyy-MM-dd",
            "yyyyMMdd",
            "EEE, d MMM yyyy HH:mm:ss",
            "MMMM d, yyyy",
            "d MMMM yyyy",
            "yyyy/M/d",
            "EEEE, MMMM d, yyyy",
            "MMM d yyyy",
            "yyyy-MM-dd HH:mm:ss");
    Seeds.times(
        20,
        random -> {
          LocalDate day =
              LocalDate.of(1900 + random.nextInt(150), 1, 1).plusDays(random.nextInt(365));
          for (String form : forms) {
            String text =
                day.atTime(10, 20, 30).format(DateTimeFormatter.ofPattern(form, Locale.ENGLISH));
            assertThat(read(write("\"" + text + "\"")).only().day()).as(text).contains(day);
          }
        });
  }

  private List<ArticleReader.Note> warnings(String value) throws IOException {
    try (ArticleReader reader = ArticleReader.open(write(value))) {
      reader.forEachRemaining(article -> {});
      return reader.notes().stream().filter(ArticleReader.Note::warning).toList();
    }
  }

  private Path write(String value) throws IOException {
    return ReaderResult.write(
        folder, "a.jsonl", "{\"id\":\"x\",\"body\":\"Text.\",\"published\":" + value + "}");
  }
}
