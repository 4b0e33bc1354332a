package io.github.dateline.read;

import static io.github.dateline.read.ReaderResult.read;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.Article;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports of news databases, many articles a file, and pages of the web. */
class ExportsTest {
  private static final String DOCUMENT =
      """
                                     %d of 3 DOCUMENTS



                                   The Paper (London)

                            March 1%1$d, 2013 Thursday 1:38 PM GMT
                                     Edition 1;
                                      Scotland

      A headline that is so long that it
      goes on

      BYLINE: Jane Roe and John Doe

      SECTION: NEWS; Pg. 3

      LENGTH: 453 words

      DATELINE: BEIRUT, March 14 2013


      Ann Poe said that it was
      number %1$d.

      The end: it came at last.

      LOAD-DATE: April 1, 2014

      LANGUAGE: ENGLISH

      SUBJECT: POLITICS (90%%); PARTIES
      (78%%)

      PUBLICATION-TYPE: Newspaper


                         Copyright 2013 The Paper Limited
                               All Rights Reserved

      """;

  @TempDir Path folder;

  private static String document(int number) {
    return String.format(Locale.ROOT, DOCUMENT, number);
  }

  private static void check(List<Article> articles) {
    check(articles, 3);
  }

  private static void check(List<Article> articles, int expected) {
    assertThat(articles).hasSize(expected);
    for (int i = 0; i < expected; i++) {
      Article article = articles.get(i);
      assertThat(article.headline()).isEqualTo("A headline that is so long that it goes on");
      assertThat(article.body().replaceAll("\\s+", " "))
          .isEqualTo("Ann Poe said that it was number " + (i + 1) + ". The end: it came at last.");
      assertThat(article.day()).contains(LocalDate.of(2013, 3, 11 + i));
      assertThat(article.source()).contains("The Paper (London)");
      assertThat(article.authors()).containsExactly("Jane Roe", "John Doe");
      assertThat(article.section()).contains("NEWS; Pg. 3");
      assertThat(article.filedFrom()).contains("BEIRUT");
    }
  }

  @Test
  void readsATextOfLexisNexis() throws IOException {
    String cover =
        "\n\nDownload Request: Selected Items: 1-3\nTime Of Request: Friday, March 20, 2018\n\n"
            + "Send To:\nMary Moe\nSOME LIBRARY\n\nTerms: (x)\n\n";
    String text = cover + document(1) + document(2) + document(3);
    ReaderResult result = read(write("export.TXT", text));

    assertThat(result.setAside()).isEmpty();
    assertThat(result.ids()).containsExactly("export.TXT#1", "export.TXT#2", "export.TXT#3");
    check(result.articles());
  }

  @Test
  void readsHtmlOfLexisNexis() throws IOException {
    StringBuilder html = new StringBuilder("<HTML><HEAD><TITLE>x</TITLE></HEAD><BODY>\n");
    for (int i = 1; i <= 3; i++) {
      html.append("<!-- Hide XML section from browser\n<DOC NUMBER=" + i + ">\n<DOCFULL> -->\n");
      for (String block : document(i).split("\n\\s*\n")) {
        html.append("<DIV CLASS=\"c0\"><P CLASS=\"c1\"><SPAN CLASS=\"c2\">");
        html.append(block.strip().replace("\n", block.contains("Edition") ? "<BR>" : " "));
        html.append("</SPAN></P></DIV>\n");
      }
      html.append("<!-- Hide XML section from browser\n</DOCFULL> -->\n");
    }
    ReaderResult result = read(write("export.HTML", html + "</BODY></HTML>"));

    assertThat(result.setAside()).isEmpty();
    check(result.articles());
  }

  @Test
  void readsADocxOfNexisUni() throws IOException {
    StringBuilder xml = new StringBuilder();
    paragraphs(
        xml,
        "User Name: Mary Moe",
        "Date and Time: Friday, March 20, 2018 4:51 PM GMT",
        "Documents (3)",
        "1. A headline that is so long that it goes on",
        "Client/Matter: -None-");
    for (int i = 1; i <= 3; i++) {
      paragraphs(
          xml,
          "A headline that is so long that it goes on",
          "The Paper (London)",
          "March 1" + i + ", 2013 Thursday",
          "Copyright 2013 The Paper Limited All Rights Reserved",
          "Section: NEWS; Pg. 3",
          "Length: 453 words",
          "Byline: Jane Roe and John Doe",
          "Dateline: BEIRUT ",
          "Body",
          "Ann Poe said that it was number " + i + ".",
          "The end: it came at last.",
          "Classification",
          "Language: ENGLISH",
          "Publication-Type: Newspaper",
          "Load-Date: April 1, 2014",
          "End of Document");
    }
    Path file = docx(folder.resolve("export.docx"), xml);
    ReaderResult result = read(file);

    assertThat(result.setAside()).isEmpty();
    check(result.articles());
  }

  /** A DOCX with a paragraph for each text. */
  static Path docx(Path file, String... texts) throws IOException {
    StringBuilder xml = new StringBuilder();
    paragraphs(xml, texts);
    return docx(file, xml);
  }

  private static Path docx(Path file, StringBuilder paragraphs) throws IOException {
    zip(
        file,
        "[Content_Types].xml",
        "<Types/>",
        "word/document.xml",
        "<w:document xmlns:w='w'><w:body>" + paragraphs + "</w:body></w:document>");
    return file;
  }

  private static void paragraphs(StringBuilder xml, String... texts) {
    for (String text : texts) {
      int half = text.length() / 2;
      xml.append("<w:p><w:r><w:t>").append(text, 0, half).append("</w:t></w:r><w:r><w:t>");
      xml.append(text.substring(half)).append("</w:t></w:r></w:p>");
    }
  }

  private static void zip(Path file, String... entries) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < entries.length; i += 2) {
        zip.putNextEntry(new ZipEntry(entries[i]));
        zip.write(entries[i + 1].getBytes(UTF_8));
        zip.closeEntry();
      }
    }
  }

  @Test
  void readsFilesInAZipArchive() throws IOException {
    Path file = folder.resolve("all.zip");
    zip(
        file,
        "a/one.txt",
        "One.",
        "a/.hidden.txt",
        "x",
        "__MACOSX/a/one.txt",
        "x",
        "picture.png",
        "x",
        "b.jsonl",
        "{\"id\":\"b\",\"body\":\"Two.\"}\n{\"body\":\"Three.\"}",
        "c.rtf.txt",
        "{\\rtf1 x}",
        "d.txt",
        "Four.");
    ReaderResult result = read(file);

    assertThat(result.ids())
        .containsExactly("all.zip!/a/one.txt", "b", "all.zip!/b.jsonl:2", "all.zip!/d.txt");
    assertThat(result.setAside())
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.where()).isEqualTo(file + "!/c.rtf.txt");
          assertThat(fault.why()).startsWith("an RTF file");
        });
    byte[] bytes = Files.readAllBytes(file);
    Path cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(bytes, 120));
    assertThat(read(cut).setAside()).isNotEmpty();
    Path nothing = folder.resolve("none.zip");
    zip(nothing, "picture.png", "x");
    assertThat(read(nothing).faults())
        .containsExactly("a zip file without articles that are known");
  }

  @Test
  void readsAStoryWithHighlights() throws IOException {
    Article article =
        read(write("1.story", "(CNN) -- One.\n\nTwo.\n\n@highlight\n\nFirst\n\n@highlight\n\nNext"))
            .only();

    assertThat(article.body()).isEqualTo("(CNN) -- One.\n\nTwo.");
    assertThat(article.text(Article.Field.BODY).strip()).isEqualTo("One.\n\nTwo.");
    assertThat(article.metadata()).containsEntry("highlights", "First\nNext");
  }

  @Test
  void aStoryGoesOnAfterAParagraphWithALabel() throws IOException {
    for (String label : List.of("SUBJECT", "COMPANY", "LANGUAGE", "GRAPHIC", "INDUSTRY", "CITY")) {
      String said = label + ": I did not choose it.";
      String text =
          document(1)
              .replace(
                  "The end:", said + "\n\nGRAPHIC: none of it.\n\nAnn Poe went on.\n\nThe end:");
      Article article = read(write("a.txt", text)).only();
      assertThat(article.body().replaceAll("\\s+", " "))
          .isEqualTo(
              "Ann Poe said that it was number 1. "
                  + said
                  + " GRAPHIC: none of it. Ann Poe went on. The end: it came at last.");
    }
    String pictures = "GRAPHIC: One.\n\nPhoto of Ann Poe.\n\nLOAD-DATE:";
    check(List.of(read(write("a.txt", document(1).replace("LOAD-DATE:", pictures))).only()), 1);
    String plain =
        document(1)
            .replace("LOAD-DATE: April 1, 2014", "")
            .replace("(90%)", "")
            .replace("(78%)", "");
    check(
        List.of(read(write("a.txt", plain.replace("PUBLICATION-TYPE: Newspaper", ""))).only()), 1);
  }

  @Test
  void aCorrectionBeforeTheTextIsAField() throws IOException {
    String correction = "CORRECTION-DATE: May 8, 2024\n\nCORRECTION: It was Ann Hill.\n\n";
    Article article =
        read(write("a.txt", document(1).replace("DATELINE:", correction + "DATELINE:"))).only();

    check(List.of(article), 1);
    assertThat(article.metadata())
        .containsEntry("correction", "It was Ann Hill.")
        .containsEntry("correction-date", "May 8, 2024");
  }

  @Test
  void ofSeveralArticlesAPageHasItsOwn() throws IOException {
    String other =
        "{'@type':'NewsArticle','headline':'Other','articleBody':'Ann Hill.','url':'https://x/o'}";
    String own = "{'@type':'NewsArticle','headline':'Talks','articleBody':'Ann Poe.'%s}";
    String page =
        "<html><head><link rel=canonical href='https://www.x/a/'><script type=application/ld+json>%s"
            + "</script></head><body><article><h1>%s</h1><p>The text of the page.</p></article>";
    String id = String.format(Locale.ROOT, own, ",'mainEntityOfPage':{'@id':'http://x/a#main'}");
    String bare = String.format(Locale.ROOT, own, "");
    String graph = "{'@graph':[" + other + "," + id + "]}";

    assertThat(html(page, "[" + other + "," + id + "]", "Show").body()).isEqualTo("Ann Poe.");
    assertThat(html(page, graph, "Show").headline()).isEqualTo("Talks");
    assertThat(html(page, "[" + other + "," + bare + "]", "Talks").body()).isEqualTo("Ann Poe.");
    assertThat(html(page, "[" + bare + "," + bare + "]", "Show").body()).isEqualTo("Ann Poe.");
    Article none = html(page, "[" + other + "," + bare + "]", "Show");
    assertThat(none.headline()).isEqualTo("Show");
    assertThat(none.body()).isEqualTo("The text of the page.");
  }

  private Article html(String page, String json, String headline) throws IOException {
    String text = String.format(Locale.ROOT, page, json.replace('\'', '"'), headline);
    return read(write("a.html", text)).only();
  }

  @Test
  void readsAnEmail() throws IOException {
    String mail =
        """
        Received: from mx.example.org by x
         with ESMTPS
        From: "The Wire" <wire@example.org>
        Date: Sun, 05 Jan 2020 10:00:00 +0000 (UTC)
        Subject: =?utf-8?Q?Z=C3=BCrich_talks?= =?utf-8?B?IGVuZA==?=
        Message-ID: <1@example.org>
        MIME-Version: 1.0
        Content-Type: multipart/alternative; boundary="b1"

        --b1
        Content-Type: text/html; charset=utf-8

        <p>HTML.</p>
        --b1
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        One in Z=C3=BC=
        rich.

        Two.
        --b1--
        """;
    for (String name : List.of("a.eml", "a.txt")) {
      Article article = read(write(name, mail)).only();
      assertThat(article.id()).isEqualTo("1@example.org");
      assertThat(article.headline()).isEqualTo("Zürich talks end");
      assertThat(article.body()).isEqualTo("One in Zürich.\n\nTwo.");
      assertThat(article.source()).contains("The Wire");
      assertThat(article.published()).contains("2020-01-05T10:00:00Z");
    }
  }

  private static final String MAIL =
      "From: Jane Roe <jane@example.org>\nSubject: Talks\nMessage-ID: <%s@example.org>\n"
          + "Date: Mon, 6 May 2024 10:00:00 +0200\nMIME-Version: 1.0\nContent-Type: ";

  private Path mail(String id, String rest) throws IOException {
    return write(id + ".eml", String.format(Locale.ROOT, MAIL, id) + rest);
  }

  private static String parts(String... parts) {
    return "multipart/mixed; boundary=B\n\n--B\nContent-Type: "
        + String.join("\n--B\nContent-Type: ", parts)
        + "\n--B--\n";
  }

  @Test
  void messagesWithinAnEmailAreArticles() throws IOException {
    String inner =
        "message/rfc822\n\nSubject: Inner\nDate: Tue, 7 May 2024 10:00:00 +0200\n\nAnn Poe left.";
    Path bare = mail("1", parts(inner));
    Path several =
        mail("2", parts("text/plain\n\nSee below.", inner, inner.replace("Inner", "Next")));

    Article article = read(bare).only();
    assertThat(article.headline()).isEqualTo("Inner");
    assertThat(article.body()).isEqualTo("Ann Poe left.");
    assertThat(article.day()).contains(LocalDate.of(2024, 5, 7));
    assertThat(read(several).articles())
        .extracting(Article::headline)
        .containsExactly("Talks", "Inner", "Next");
    assertThat(read(several).ids()).containsExactly("2@example.org", "2.eml#2", "2.eml#3");
  }

  @Test
  void aSignatureBelowTwoHyphensIsNoText() throws IOException {
    Path file = mail("4", "text/plain\n\nOne.\n\n-- \nBob Sender\nExample Corp\n");
    Files.writeString(file, Files.readString(file).replace("Talks", "Fwd: FW: Talks"));
    assertThat(read(file).only().body()).isEqualTo("One.");
    assertThat(read(file).only().headline()).isEqualTo("Talks");
    Path many = mail("5", "text/plain\n\nOne.\n");
    Files.writeString(many, Files.readString(many).replace("Talks", "Fwd: ".repeat(1_000_000)));
    assertThat(read(many).only().body()).isEqualTo("One.");
  }

  @Test
  void aMessageHandedOnIsReadAsItWas() throws IOException {
    String forwarded =
        "text/plain; charset=utf-8\n\n---------- Forwarded message ---------\nFrom: Ann Poe <a@example.org>\n"
            + "Date: Sun, 5 May 2024\nSubject: Zürich talks\nTo: <x@example.org>\n\nThey met.\n\nThey left.\n";
    Article article = read(mail("1", forwarded)).only();

    assertThat(article.id()).isEqualTo("1@example.org");
    assertThat(article.headline()).isEqualTo("Zürich talks");
    assertThat(article.source()).contains("Ann Poe");
    assertThat(article.published()).contains("2024-05-05");
    assertThat(article.body()).isEqualTo("They met.\n\nThey left.");
    Path undated = mail("3", forwarded.replace("Date: Sun, 5 May 2024\n", ""));
    assertThat(read(undated).only().published()).contains("2024-05-06T10:00:00+02:00");
    assertThat(
            read(mail("2", "text/plain\n\n-- Original message: --\nDate: x\n\nOne.")).only().body())
        .startsWith("-- Original");
  }

  @Test
  void readsAttachedTextsAndTellsOfWhatIsNoBase64() throws IOException {
    String attached = "text/plain\nContent-Disposition: attachment\n\nAnn Poe left.";
    String coded = "\nContent-Transfer-Encoding: base64\n\n";
    Path two = mail("1", parts("text/plain\n\nSee attached.", attached));
    Path footer =
        mail("2", "text/plain" + coded + "QW5uIFBvZSBsZWZ0Lg==\n___\nThe list, with a foot.");
    List<String> wrong = List.of("!!!!notbase64 *** Ann Poe", "Q", "Ann Poe left");

    assertThat(read(mail("3", parts(attached))).only().body()).isEqualTo("Ann Poe left.");
    for (String text : wrong) {
      assertThat(read(mail("4", "text/plain" + coded + text)).faults())
          .containsExactly("an e-mail whose text is not the base64 it is said to be");
    }
    assertThat(
            read(mail("5", parts("text/plain" + coded + "!!", "text/html\n\n<p>One.")))
                .only()
                .body())
        .isEqualTo("One.");
    try (ArticleReader reader = ArticleReader.open(two, footer)) {
      assertThat(reader.next().body()).isEqualTo("See attached.");
      Article text = reader.next();
      assertThat(text.body()).isEqualTo("Ann Poe left.");
      assertThat(text.source()).contains("Jane Roe");
      assertThat(text.published()).contains("2024-05-06T10:00:00+02:00");
      assertThat(text.id()).isEqualTo("1.eml#2");
      assertThat(reader.next().body()).isEqualTo("Ann Poe left.");
      assertThat(reader.hasNext()).isFalse();
      assertThat(reader.notes())
          .extracting(ArticleReader.Note::what)
          .startsWith("messages with a part that could not be decoded");
    }
  }

  @Test
  void readsFactiva() throws IOException {
    String coded =
        "<html><body><div class='article'><table>"
            + row("SE", "World")
            + row("HD", "A headline")
            + row("BY", "By Jane Roe")
            + row("WC", "453 words")
            + row("PD", "14 March 2013")
            + row("ET", "13:38")
            + row("SN", "The Paper")
            + row("LP", "<p>One.</p>")
            + row("TD", "<p>Two.</p><p>Three.</p>")
            + row("AN", "Document PAPER00020130314e93e0001")
            + "</table></div></body></html>";
    String shown =
        "<html><body><div id='article-PAPER' class='article enArticle'><div>World</div>"
            + "<div id='hd'><span class='enHeadline'>A headline</span></div>"
            + "<div class='author'>By Jane Roe </div><div>453 words</div><div>14 March 2013</div>"
            + "<div>13:38</div><div>The Paper</div><div>PAPER</div><div>English</div>"
            + "<div>Copyright 2013 The Paper</div>"
            + "<p class='articleParagraph enarticleParagraph'>One.</p>"
            + "<p class='articleParagraph enarticleParagraph'>Two.</p>"
            + "<p class='articleParagraph enarticleParagraph'>Three.</p>"
            + "<p>Document PAPER00020130314e93e0001</p></div></body></html>";
    for (String html : new String[] {coded.replace("<body>", "<body>Factiva"), shown}) {
      Article article = read(write("f.html", html)).only();
      assertThat(article.headline()).isEqualTo("A headline");
      assertThat(article.body()).isEqualTo("One.\n\nTwo.\n\nThree.");
      assertThat(article.published()).contains("2013-03-14T13:38:00");
      assertThat(article.source()).contains("The Paper");
      assertThat(article.authors()).containsExactly("Jane Roe");
      assertThat(article.id()).isEqualTo("PAPER00020130314e93e0001");
    }
  }

  private static String row(String code, String value) {
    return "<tr><td><b>" + code + "</b></td><td>" + value + "</td></tr>";
  }

  @Test
  void readsAPageOfTheWeb() throws IOException {
    String body =
        "<nav><p>Menu of many words that nobody wants to read here.</p></nav><article><h1>H</h1>"
            + "<p>One <a href='x'>and</a> two &amp; more.</p><p>Three.</p>"
            + "<figure><figcaption>Bob smiles.</figcaption></figure></article>"
            + "<footer><p>Copyright and a long line of legal text of the footer.</p></footer>"
            + "<script>var joe = 'Joe Biden';</script>";
    String meta =
        "<meta property='og:title' content='H'><meta property='og:site_name' content='The Paper'>"
            + "<meta property='article:published_time' content='2020-01-05T10:00:00Z'>"
            + "<meta name='author' content='Jane Roe'>";
    Article plain =
        read(write("p.html", "<html><head>" + meta + "</head><body>" + body + "</body></html>"))
            .only();
    String linked =
        "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"WebSite\"},{\"@type\":"
            + "\"NewsArticle\",\"headline\":\"H\",\"datePublished\":\"2020-01-05T10:00:00Z\","
            + "\"author\":[{\"name\":\"Jane Roe\"}],\"publisher\":{\"name\":\"The Paper\"},"
            + "\"articleBody\":\"One and two & more.\\n\\nThree.\"}]}</script>";
    Article data =
        read(write("q.html", "<html><head>" + linked + "</head><body><p>x</p></body></html>"))
            .only();
    for (Article article : List.of(plain, data)) {
      assertThat(article.headline()).isEqualTo("H");
      assertThat(article.body()).isEqualTo("One and two & more.\n\nThree.");
      assertThat(article.day()).contains(LocalDate.of(2020, 1, 5));
      assertThat(article.source()).contains("The Paper");
      assertThat(article.authors()).containsExactly("Jane Roe");
    }
    assertThat(read(write("r.html", "<html><script>x</script></html>")).faults())
        .containsExactly("an HTML page: no text in it");
  }

  @Test
  void aPageOfLinksIsNoArticle() throws IOException {
    String links =
        "<html><head><title>Home</title></head><body><ul>"
            + "<li><a href='/1'>Ann Poe meets Carl Day in Leeds</a></li>".repeat(30)
            + "</ul>%s</body></html>";
    String story = "<p>" + "Ann Poe met Carl Day. ".repeat(20) + "</p>";

    assertThat(read(write("i.html", String.format(Locale.ROOT, links, ""))).faults())
        .containsExactly("an HTML page: a list of links, no article");
    assertThat(read(write("s.html", String.format(Locale.ROOT, links, story))).only().body())
        .endsWith(" Ann Poe met Carl Day.");
  }

  @Test
  void aPageNestedWithoutEndIsRead() throws IOException {
    String page = "<html><body>" + "<div>".repeat(50_000) + "<p>Ann Poe left.</p></body></html>";
    assertThat(read(write("d.html", page)).only().body()).isEqualTo("Ann Poe left.");
  }

  private Path write(String name, String text) throws IOException {
    return ReaderResult.write(folder, name, text);
  }
}
