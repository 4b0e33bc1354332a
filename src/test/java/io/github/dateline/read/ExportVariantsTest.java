package io.github.dateline.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.Article;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Exports of LexisNexis, Nexis Uni and Factiva with other labels, cover pages and fields left out.
 */
class ExportVariantsTest {
  private static final String OTHERWISE =
      ": not read yet; make CSV or JSON lines of it, with headline, published, source and body";

  private static final String OLDER =
      """
                                     Document 1 of 2


                                    The Daily Example

                                 January 5, 2015 Monday
                                   Late Edition - Final

      Headline Of The Story Runs
      On Two Lines

      BYLINE: By JANE ROE and JOHN DOE in Washington; Mary Major contributed reporting.

      SECTION: Section A; Column 0; National Desk; Pg. 1

      LENGTH: 1200 words

      DATELINE: WASHINGTON


      Body text one.

        Photo: AFP

      Second paragraph here.

      URL: http://www.example.com/

      SUBJECT: POLITICS (90%)

      LOAD-DATE: January 5, 2015

      LANGUAGE: ENGLISH

      GRAPHIC: PHOTOS: Bob Builder (PHOTOGRAPH BY X)

      PUBLICATION-TYPE: Newspaper

                       Copyright 2015 The Example Company

                                     Document 2 of 2

                             Copyright 2001 The Example Post

                                    The Example Post

                          January 6, 2001, Saturday, Final Edition

      SECTION: A SECTION; Pg. A01

      LENGTH: 90 words

      HEADLINE: Second story; Something happened

      BYLINE: Ann Poe , Washington Post Staff Writer

      DATELINE: NEW YORK, Jan. 5

      BODY:
        Text of the second.

      GRAPHIC: Photo, x

      LOAD-DATE: January 06, 2001
      """;

  private static final String NEWER =
      """
      User Name: = jroe
      Date and Time: = Monday, January 6, 2020 9:00:00 AM EST
      Job Number: = 107654321

      Documents (2)

      1. First headline here
      Client/Matter: -None-
      Search Terms: "harbour"
      Search Type: Terms and Connectors
      Narrowed by:
      Content Type
      Narrowed by
      News
      Timeline: Jan 01, 2019 to Dec 31, 2019

      2. Second headline

      First headline here
      The Example (London)
      January 5, 2020 Sunday 10:00 AM GMT


      Copyright 2020 Example News & Media Limited All Rights Reserved
      Registered in England and Wales. Registered office: Kings Place

      Section: US NEWS; Version:1
      Length: 800 words
      Byline: Jane Roe in Washington
      Highlight: Some highlight text

      Body


      Text one of first.
      Photo: AFP
      Notes: this goes on.

      Text two of first.

      Link to Image

      Graphic


      Image 1, someone.

      Load-Date: January 5, 2020


      End of Document

      Page 1 of 2
      Second headline
      Example Web
      January 7, 2020

      Copyright 2020 Example Web All Rights Reserved

      Body

      Only text.

      Classification

      Language: ENGLISH
      Publication-Type: Web Blog

      End of Document
      """;

  private static final String CELLS =
      """
      Date and Time:
      Monday, January 6, 2020 9:00:00 AM EST
      Job Number: 107654321

      Documents (1)

      1. Ein Titel

      Ein Titel

      Beispielzeitung

      5. Januar 2020 Sonntag

      Copyright 2020 Beispiel Alle Rechte vorbehalten

      Rubrik: POLITIK; S. 3
      Länge: 300 Wörter
      Autor: Jana Roe

      Body

      Der Text.

      Load-Date: 6. Januar 2020

      End of Document
      """;

  private static final String FOREIGN =
      """
                                     Dokument 1 von 2

                                    Beispielzeitung

                                 5. Januar 2020 Sonntag

      Ein Titel

      AUTOR: Jana Roe

      RUBRIK: POLITIK; S. 3

      LÄNGE: 300 Wörter

      Der Text.

      UPDATE: 6. Januar 2020

      SPRACHE: GERMAN; DEUTSCH

      PUBLICATION-TYPE: Zeitung

                                     Dokument 2 von 2

                                    Le Journal

                                 5 janvier 2020 dimanche

      Un titre

      RUBRIQUE: POLITIQUE

      LONGUEUR: 300 mots

      ENCART: resume

      Le texte.

      DATE-CHARGEMENT: 5 janvier 2020

      LANGUE: FRENCH; FRANÇAIS

      TYPE-PUBLICATION: Journal
      """;

  private static final String FACTIVA =
      """
      <html><body><p>Factiva</p><div id="article-X1" class="article enArticle"><p>
      <div>Business</div><div id="hd"><span class="enHeadline">A headline</span></div>
      <div>300 words</div><div>5 January 2020</div><div>10:00 GMT</div><div>The Example</div><div>EXA</div><div>English</div><div>(c) 2020 Example</div>
      <p class="articleParagraph enarticleParagraph">One.</p><p class="articleParagraph enarticleParagraph">Two.</p><p>Document EXA0000020200105eg1500001</p></div>
      <div id="article-X2" class="article enArticle"><div id="hd"><span class="enHeadline">B headline</span></div><div>By Jane Roe</div>
      <div>1,300 words</div><div>6 January 2020</div><div>The Example</div><div>EXA</div><div>English</div>
      <p class="articleParagraph enarticleParagraph">Three.</p><p>Document EXA0000020200106eg1500002</p></div></body></html>
      """;

  @TempDir Path folder;

  private List<Article> read(String name, String text) throws IOException {
    ReaderResult result = ReaderResult.read(ReaderResult.write(folder, name, text));
    assertThat(result.setAside()).isEmpty();
    return result.articles();
  }

  /** The fields of an article as one text. */
  private static String fields(Article article) {
    return String.join(
        " | ",
        article.headline(),
        article.published().orElse("-"),
        article.source().orElse("-"),
        article.section().orElse("-"),
        String.join(", ", article.authors()),
        article.filedFrom().orElse("-"),
        article.body().replaceAll("\\s*\\n\\s*", " / "));
  }

  @Test
  void readsTheOlderLayout() throws IOException {
    List<Article> articles = read("a.txt", OLDER);
    assertThat(articles)
        .extracting(ExportVariantsTest::fields)
        .containsExactly(
            "Headline Of The Story Runs On Two Lines | 2015-01-05 | The Daily Example | Section A;"
                + " Column 0; National Desk; Pg. 1 | JANE ROE, JOHN DOE, Mary Major | WASHINGTON |"
                + " Body text one. / Photo: AFP / Second paragraph here.",
            "Second story; Something happened | 2001-01-06 | The Example Post | A SECTION; Pg. A01"
                + " | Ann Poe | NEW YORK | Text of the second.");
    assertThat(articles).extracting(Article::id).containsExactly("a.txt#1", "a.txt#2");
  }

  @Test
  void readsTheNewerLayoutAfterACoverPage() throws IOException {
    assertThat(read("a.txt", NEWER))
        .extracting(ExportVariantsTest::fields)
        .containsExactly(
            "First headline here | 2020-01-05T10:00:00Z | The Example (London) | US NEWS; Version:1"
                + " | Jane Roe | - | Text one of first. / Photo: AFP / Notes: this goes on. / Text"
                + " two of first.",
            "Second headline | 2020-01-07 | Example Web | - |  | - | Only text.");
    assertThat(read("a.txt", NEWER).getFirst().metadata())
        .containsEntry("graphic", "Image 1, someone.");
    assertThat(read("b.txt", CELLS))
        .extracting(ExportVariantsTest::fields)
        .containsExactly(
            "Ein Titel | 2020-01-05 | Beispielzeitung | POLITIK; S. 3 | Jana Roe | - | Der Text.");
  }

  @Test
  void readsLabelsOfOtherLanguages() throws IOException {
    assertThat(read("a.txt", FOREIGN))
        .extracting(ExportVariantsTest::fields)
        .containsExactly(
            "Ein Titel | 2020-01-05 | Beispielzeitung | POLITIK; S. 3 | Jana Roe | - | Der Text.",
            "Un titre | 2020-01-05 | Le Journal | POLITIQUE |  | - | Le texte.");
  }

  @Test
  void readsFactivaWithAndWithoutByline() throws IOException {
    assertThat(read("a.html", FACTIVA))
        .extracting(ExportVariantsTest::fields)
        .containsExactly(
            "A headline | 2020-01-05T10:00:00Z | The Example | Business |  | - | One. / Two.",
            "B headline | 2020-01-06 | The Example | - | Jane Roe | - | Three.");
  }

  private static final String FACTIVA_CODES =
      """
      Factiva

      SE  News
      HD  Talks open in
      Leeds
      BY  By Jane Roe and John Doe
      WC  453 words
      PD  14 March 2013
      ET  13:38
      SN  The Example Times
      SC  EXTM
      LA  English
      CY  (c) 2013 The Example Times Limited. All rights reserved.

      LP
      LEEDS, England -- Talks opened.

      TD
      "We had no choice," said Mary Major.

      IN the end Ann Hill came.

      License this article from Dow Jones Reprint Service

      IN  i7211 : Ports
      PUB  Example Newspapers Limited
      AN  Document EXTM000020130314e93e0001a

      HD  Second headline
      WC  100 words
      PD  15 March 2013
      SN  Example Wire
      LP  One.
      TD  Two.
      AN  Document EXW0000020130315e93f0002b

      Search Summary
      Text  talks
      Results Found  2
      """;

  private static final String FACTIVA_SHOWN =
      """
      Factiva

      News
      Talks open in Leeds
      By Jane Roe and John Doe
      453 words
      14 March 2013
      13:38
      The Example Times
      EXTM
      National
      3
      English
      (c) 2013 The Example Times Limited. All rights reserved.

      LEEDS, England -- Talks opened.

      "We had no choice," said Mary Major.

      IN the end Ann Hill came.

      (END) Dow Jones Newswires

      03-14-13 1338ET

      Document EXTM000020130314e93e0001a

      Second headline
      100 words
      15 March 2013
      Example Wire
      EXW
      English

      One.

      Two.

      Document EXW0000020130315e93f0002b

      Search Summary
      Text\ttalks
      """;

  @Test
  void readsFactivaAsTextAndInDocx() throws IOException {
    for (String export : List.of(FACTIVA_CODES, FACTIVA_SHOWN)) {
      Path docx = ExportsTest.docx(folder.resolve("a.docx"), export.split("\\n+"));
      for (Path file : List.of(ReaderResult.write(folder, "a.txt", export), docx)) {
        ReaderResult result = ReaderResult.read(file);
        assertThat(result.setAside()).isEmpty();
        assertThat(result.articles())
            .extracting(ExportVariantsTest::fields)
            .containsExactly(
                "Talks open in Leeds | 2013-03-14T13:38:00 | The Example Times | News | Jane Roe,"
                    + " John Doe | LEEDS, England | LEEDS, England -- Talks opened. / \"We had no"
                    + " choice,\" said Mary Major. / IN the end Ann Hill came.",
                "Second headline | 2013-03-15 | Example Wire | - |  | - | One. / Two.");
        assertThat(result.ids())
            .containsExactly("EXTM000020130314e93e0001a", "EXW0000020130315e93f0002b");
      }
    }
    String prose = "It has 300 words.\n\n453 words\n\n14 March 2013 was the day.\n";
    assertThat(read("b.txt", prose)).extracting(Article::id).containsExactly("b.txt");
  }

  @Test
  void whatFollowsATextAtOnceIsNoPartOfIt() throws IOException {
    String pages = NEWER.replace("Text two", "Page 2 of 4\n\nFirst headline here\n\nText two");
    String load = NEWER.replace("Only text.\n", "Only text.\nLoad-Date: January 7, 2020\n");
    for (String export : List.of(pages, load)) {
      assertThat(read("a.txt", export))
          .extracting(article -> article.body().replaceAll("\\s*\\n\\s*", " / "))
          .containsExactly(
              "Text one of first. / Photo: AFP / Notes: this goes on. / Text two of first.",
              "Only text.");
    }
  }

  @Test
  void aDateOfAnotherFormCostsNoArticle() throws IOException {
    String first = OLDER.substring(0, OLDER.indexOf("Document 2 of 2"));
    String day = "January 5, 2015 Monday";
    assertThat(first).contains(day);
    for (String date :
        List.of(
            "JANUARY 5, 2015, MONDAY, BC cycle",
            "January 05, 2015 - Monday",
            "Mon., Jan. 5, 2015",
            "2015-01-05",
            "January 5, 2015 Monday 9:05 PM Eastern Time")) {
      assertThat(read("a.txt", first.replace(day, date)).getFirst().day())
          .contains(LocalDate.of(2015, 1, 5));
    }
    for (String date : List.of("January 5 - January 11, 2015", "Winter 2015", "January 2015")) {
      Article article = read("a.txt", first.replace(day, date)).getFirst();
      assertThat(article.published()).isEmpty();
      assertThat(article.headline()).isEqualTo("Headline Of The Story Runs On Two Lines");
      assertThat(article.source()).contains("The Daily Example");
      Article newer =
          read("b.txt", NEWER.replace("January 5, 2020 Sunday 10:00 AM GMT", date)).getFirst();
      assertThat(newer.headline()).isEqualTo("First headline here");
      assertThat(newer.source()).contains("The Example (London)");
    }
  }

  @Test
  void readsATranscript() throws IOException {
    String transcript =
        """
                                       1 of 1 DOCUMENTS

                                            Example TV

                               SHOW: THE EXAMPLE HOUR 9:00 PM EST

                                     January 5, 2020 Sunday

        TRANSCRIPT: 010501CN.V85

        SECTION: NEWS; Domestic

        LENGTH: 1200 words

        HEADLINE: The Example Hour

        BYLINE: Jane Roe; With John Doe in Leeds

        GUESTS: Ann Hill, Carl Day

        HIGHLIGHT:
        Ann Hill opens talks.

        BODY:
        JANE ROE, EXAMPLE TV HOST: Good evening.

        ANN HILL, PRIME MINISTER: Thank you.

        LOAD-DATE: January 5, 2020
        """;
    Article article = read("a.txt", transcript).getFirst();
    assertThat(fields(article))
        .isEqualTo(
            "The Example Hour | 2020-01-05 | Example TV | NEWS; Domestic | Jane Roe, John Doe | - |"
                + " JANE ROE, EXAMPLE TV HOST: Good evening. / ANN HILL, PRIME MINISTER: Thank"
                + " you.");
    assertThat(article.metadata()).containsEntry("guests", "Ann Hill, Carl Day");
  }

  @Test
  void tellsExportsThatAreNotReadYet() throws IOException {
    String proquest =
        "____________\n\nDocument 1 of 26\n\nTitle: H\n\nFull text: One.\n\nPublication title: P\n\n"
            + "ProQuest document ID: 123\n";
    String older =
        "Document 1 of 26\n\nH\n\nAuthor: A\n\nPublication info: P ; Leeds. 1 May 2019: A.1.\n\n"
            + "Full text: One.\n";
    assertThat(ReaderResult.read(ReaderResult.write(folder, "o.txt", older)).faults())
        .containsExactly("an export of ProQuest" + OTHERWISE);
    String europresse =
        "<html><head><title>Europresse</title></head><body><article><div class=\"titreArticle\">"
            + "H</div><p>One.</p></article></body></html>";
    assertThat(ReaderResult.read(ReaderResult.write(folder, "p.txt", proquest)).faults())
        .containsExactly("an export of ProQuest" + OTHERWISE);
    assertThat(ReaderResult.read(ReaderResult.write(folder, "e.html", europresse)).faults())
        .containsExactly("an export of Europresse" + OTHERWISE);
  }

  @Test
  void tellsAnExportOfNewsBank() throws IOException {
    String newsbank =
        """
        A headline

        Example Times, The (Leeds, OR)

        July 3, 2019

        Author/Byline: Jane Roe, Staff Writer
        Section: News
        Readability: 10-12 grade level

        One is done.

        Record Number: 1234ABCD
        """;
    assertThat(ReaderResult.read(ReaderResult.write(folder, "n.txt", newsbank)).faults())
        .containsExactly("an export of NewsBank" + OTHERWISE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ABSTRACT//It is done (M)//FULL TEXT//One is done.//Two is not. | It is done (M)",
        "ABSTRACT: It is done.//One is done.//Two is not. | It is done.",
        "FULL TEXT//One is done.//Two is not. |",
        "Abstract//One is done.//Two is not. |",
        "One is done. Link to Image//Two is not.//https://example.org/ |"
      })
  void keepsAnAbstractAndAddressesOutOfTheText(String text, String summary) throws IOException {
    String body = text.replace("/", "\n").replace("https:\n\n", "https://");
    String older =
        "1 of 1 DOCUMENTS\n\nThe Paper\n\nMarch 14, 2013 Thursday\n\nH\n\nLENGTH: 9 words\n\n%s\n\n"
            + "LOAD-DATE: May 1, 2014\n";
    String newer =
        "H\nThe Paper\nMarch 14, 2013 Thursday\n\nLength: 9 words\n\nBody\n\n%s\n\nClassification\n\n"
            + "Load-Date: May 1, 2014\n\nEnd of Document\n";
    for (String layout : List.of(older, newer)) {
      Article article = read("a.txt", layout.replace("%s", body)).getFirst();
      assertThat(article.body()).isEqualTo("One is done.\n\nTwo is not.");
      assertThat(article.metadata().get("abstract")).isEqualTo(summary);
    }
  }

  @Test
  void aCorrectionBelowTheTextIsKeptByItself() throws IOException {
    Article article =
        read(
                "a.txt",
                "H\nThe Paper\nMarch 14, 2013 Thursday\n\nLength: 9 words\n\nBody\n\nOne is done.\n\n"
                    + "Correction\n\nTwo was not.\n\nClassification\n\nLoad-Date: May 1, 2014\n\n"
                    + "End of Document\n")
            .getFirst();
    assertThat(article.body()).isEqualTo("One is done.");
    assertThat(article.metadata()).containsEntry("correction", "Two was not.");
  }

  @Test
  void readsTheLineBelowTheHeadlineOfPressReader() throws IOException {
    String text =
        "A gate is done\n\nThe Paper - 2019-07-03 - News - Jane Roe\n\n"
            + "The gate of the old harbour is done, Ann Poe said on Monday, and will be opened soon.\n";
    Article article = read("p.txt", text).getFirst();
    assertThat(fields(article))
        .startsWith("A gate is done | 2019-07-03 | The Paper | News | Jane Roe |");
    assertThat(article.body()).startsWith("The gate of");
  }

  @Test
  void readsTheNewerLayoutWithoutBlankLines() throws IOException {
    String document =
        """
        %s
        The Example
        January 5, 2020 Sunday 10:00 AM GMT
        Copyright 2020 Example Media All Rights Reserved
        Section: NEWS
        Length: 80 words
        Byline: Jane Roe
        Body
        One is done.
        Two is not.
        Graphic

        PHOTO, A gate
        Classification
        Language: ENGLISH
        Subject: PORTS (90%%)
        Load-Date: January 5, 2020
        End of Document
        """;
    String cover =
        """
        Documents (2)
        1. First headline
        Client/Matter: -None-
        Narrowed by
        News
        -None-
        """;
    String text =
        cover
            + String.format(Locale.ROOT, document, "First headline")
            + String.format(Locale.ROOT, document, "Second headline");
    String rest = " | 2020-01-05T10:00:00Z | The Example | NEWS | Jane Roe | - | ";
    assertThat(read("a.txt", text))
        .extracting(ExportVariantsTest::fields)
        .containsExactly(
            "First headline" + rest + "One is done. / Two is not.",
            "Second headline" + rest + "One is done. / Two is not.");
  }

  @Test
  void factivaHasAddressesInBylinesAndArticlesInAList() throws IOException {
    String shown =
        """
        News
        Rates rise; markets fall
        Jane Roe (jroe@example.com)
        80 words
        5 January 2020
        The Example
        EXMPL
        English
        © 2020 Example Media

        One.

        Document EXMPL00020200105x1
        """;
    String fields =
        "Rates rise; markets fall | 2020-01-05 | The Example | News | Jane Roe | - | One.";
    assertThat(read("a.txt", shown)).extracting(ExportVariantsTest::fields).containsExactly(fields);
    assertThat(read("b.txt", shown.replaceFirst("Jane Roe .*", "Interview by Jane Roe")))
        .extracting(ExportVariantsTest::fields)
        .containsExactly(fields);
    String html =
        "<html><head><title>Factiva</title></head><body><div class=\"article\">"
            + shown
                .lines()
                .filter(line -> !line.isEmpty())
                .map(line -> "<div>" + line + "</div>")
                .reduce("<div class=\"article enArticle\">", String::concat)
                .concat("</div>")
                .repeat(3)
            + "</div></body></html>";
    assertThat(read("a.html", html))
        .extracting(ExportVariantsTest::fields)
        .containsExactly(fields, fields, fields);
  }

  @Test
  void aTextThatSpeaksOfDocumentsIsNoExport() throws IOException {
    String text = "Length: two words\n\nIt was document 3 of 10 documents.\n\nEnd of Document\n";
    assertThat(read("a.txt", text)).extracting(Article::id).containsExactly("a.txt");
  }
}
