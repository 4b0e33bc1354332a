package io.github.dateline.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.Article;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Digitised newspapers: articles that go over blocks and pages. */
class NewspaperFormatTest {
  @TempDir Path folder;

  private static String block(String id, String... lines) {
    StringBuilder xml = new StringBuilder("<TextBlock ID=\"" + id + "\">");
    for (String line : lines) {
      xml.append("<TextLine>");
      for (String word : line.split(" ")) {
        String[] half = word.split("[|]");
        if (half.length == 1 && word.equals("-")) {
          xml.append("<HYP CONTENT=\"-\"/>");
        } else if (half.length == 1) {
          xml.append("<String CONTENT=\"" + word + "\"/><SP/>");
        } else {
          xml.append(
              String.format(
                  Locale.ROOT,
                  "<String CONTENT=\"%s\" SUBS_TYPE=\"HypPart%s\" SUBS_CONTENT=\"%s\"/>",
                  half[0],
                  half[1],
                  half[2]));
        }
      }
      xml.append("</TextLine>");
    }
    return xml + "</TextBlock>";
  }

  private static String page(String... blocks) {
    return "<?xml version=\"1.0\"?><alto xmlns=\"http://www.loc.gov/standards/alto/ns-v3#\">"
        + "<Layout><Page><PrintSpace>"
        + String.join("", blocks)
        + "</PrintSpace></Page></Layout></alto>";
  }

  private static String area(String file, String block) {
    return String.format(
        Locale.ROOT,
        "<mets:fptr><mets:area FILEID=\"%s\" BETYPE=\"IDREF\" BEGIN=\"%s\"/></mets:fptr>",
        file,
        block);
  }

  private void write(String href) throws IOException {
    ReaderResult.write(
        folder,
        "issue/alto/1.xml",
        page(
            block("t1", "HARBOUR STRIKE ENDS"),
            block(
                "b1",
                "The strike of An|1|Angela -",
                "gela|2|Angela Roe in the har -",
                "bour is over."),
            "<ComposedBlock ID=\"c1\">"
                + block("b2", "Nobody was")
                + block("x", "hurt.")
                + "</ComposedBlock>",
            block("ad", "Buy soap.")));
    ReaderResult.write(folder, "issue/alto/2.xml", page(block("b3", "It goes on here.")));
    ReaderResult.write(
        folder,
        "issue/1850-mets.xml",
        "<mets:mets xmlns:mets=\"http://www.loc.gov/METS/\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">"
            + "<mets:dmdSec ID=\"I\"><mods><titleInfo><title>The Paper</title></titleInfo><originInfo>"
            + "<dateIssued>1850-03-14</dateIssued></originInfo><language>eng</language></mods></mets:dmdSec>"
            + "<mets:dmdSec ID=\"A\"><mods><titleInfo><title>Harbour strike ends</title></titleInfo>"
            + "<name><namePart>Jane Roe</namePart></name></mods></mets:dmdSec>"
            + "<mets:fileSec><mets:fileGrp><mets:file ID=\"F1\"><mets:FLocat xlink:href=\""
            + href
            + "\"/></mets:file><mets:file ID=\"F2\"><mets:FLocat xlink:href=\"alto/2.xml\"/>"
            + "</mets:file></mets:fileGrp></mets:fileSec><mets:structMap TYPE=\"LOGICAL\">"
            + "<mets:div TYPE=\"Newspaper\"><mets:div TYPE=\"SECTION\" LABEL=\"Home\">"
            + "<mets:div ID=\"a1\" TYPE=\"ARTICLE\" DMDID=\"A\">"
            + "<mets:div TYPE=\"HEADING\">"
            + area("F1", "t1")
            + "</mets:div>"
            + "<mets:div TYPE=\"BODY\">"
            + area("F1", "b1")
            + area("F1", "c1")
            + "<mets:div TYPE=\"ILLUSTRATION\">"
            + area("F1", "ad")
            + "</mets:div>"
            + area("F2", "b3")
            + "</mets:div></mets:div>"
            + "<mets:div TYPE=\"ADVERTISEMENT\">"
            + area("F1", "ad")
            + "</mets:div>"
            + "<mets:div ID=\"a2\" TYPE=\"ARTICLE\" LABEL=\"Short\">"
            + area("F2", "b3")
            + "</mets:div>"
            + "</mets:div></mets:div></mets:structMap></mets:mets>");
  }

  @Test
  void readsTheArticlesOfAnIssue() throws IOException {
    write("file://./alto/1.xml");
    ReaderResult result = ReaderResult.read(folder);
    assertThat(result.setAside()).isEmpty();
    assertThat(result.ids()).containsExactly("issue/1850-mets.xml#a1", "issue/1850-mets.xml#a2");
    Article article = result.articles().getFirst();
    assertThat(article.headline()).isEqualTo("HARBOUR STRIKE ENDS");
    assertThat(article.body())
        .isEqualTo(
            "The strike of Angela Roe in the harbour is over.\n\nNobody was\n\nhurt.\n\n"
                + "It goes on here.");
    assertThat(article.source()).contains("The Paper");
    assertThat(article.section()).contains("Home");
    assertThat(article.authors()).containsExactly("Jane Roe");
    assertThat(article.day()).contains(LocalDate.of(1850, 3, 14));
    assertThat(result.articles().getLast().headline()).isEqualTo("Short");
  }

  @Test
  void aPageOfAnIssueIsNoTextByItselfHoweverItsNameIsWritten() throws IOException {
    write("alto/1%20a.xml");
    Files.move(folder.resolve("issue/alto/1.xml"), folder.resolve("issue/alto/1 a.xml"));
    assertThat(ReaderResult.read(folder).ids())
        .containsExactly("issue/1850-mets.xml#a1", "issue/1850-mets.xml#a2");
  }

  @Test
  void looksAtNothingOutsideTheFolder() throws IOException {
    write("../../secret.xml");
    assertThat(ReaderResult.read(folder.resolve("issue/1850-mets.xml")).faults())
        .containsExactly(
            "a page of it: cannot be read: its address leads out of the folder of the METS file");
    write("alto/9.xml");
    assertThat(ReaderResult.read(folder.resolve("issue/1850-mets.xml")).faults())
        .containsExactly("a page of it: no such file or folder");
  }

  @Test
  void aPageByItselfIsOneText() throws IOException {
    Path page =
        ReaderResult.write(
            folder, "p.xml", page(block("a", "One -", "two."), block("b", "Three.")));
    try (ArticleReader reader = ArticleReader.open(page)) {
      assertThat(reader.next().body()).isEqualTo("Onetwo.\n\nThree.");
      assertThat(reader.hasNext()).isFalse();
      assertThat(reader.notes().getFirst().what())
          .isEqualTo("pages of ALTO without METS: their articles are one text");
    }
    assertThat(ReaderResult.read(ReaderResult.write(folder, "q.xml", "<alto></alto>")).faults())
        .containsExactly("a page of ALTO: neither headline nor body");
  }

  @Test
  void takesAPageAsXmlWritesIt() throws IOException {
    String page =
        "<?xml version='1.0' encoding='ISO-8859-1'?><!DOCTYPE alto [<!ENTITY x \"y\">]>\n<!-- <alto> -->"
            + "<a:alto xmlns:a='b'><a:Page a='>'><a:TextBlock ID = 'b' STYLEREFS='CONTENT=\"no\"'>"
            + "<a:TextLine><a:String\n WC='0.9' CONTENT = 'Z\u00fcrich &amp; &#x4C;eeds'><a:ALTERNATIVE>x"
            + "</a:ALTERNATIVE></a:String><![CDATA[<a:no>]]></a:TextLine></a:TextBlock></a:Page></a:alto>";
    Path file = folder.resolve("a.xml");
    Files.write(file, page.getBytes(StandardCharsets.ISO_8859_1));
    assertThat(ReaderResult.read(file).only().body()).isEqualTo("Z\u00fcrich & Leeds");
    for (String end :
        List.of("</a:alto>", "</a:Page></a:alto>", "</a:TextLine>", "<![CDATA[<a:no>]]>")) {
      Path cut =
          ReaderResult.write(
              folder, "cut.xml", page.replace(end, end.startsWith("<!") ? "<![CDATA[" : ""));
      assertThat(ReaderResult.read(cut).faults())
          .containsExactly(
              "a page of ALTO: not well-formed XML at line 3; what follows is not read");
    }
    for (String word : List.of("CONTENT=", "CONTENT", "CONTENT= ")) {
      String without = "<alto><TextBlock><String " + word + "></TextBlock></alto>";
      assertThat(ReaderResult.read(ReaderResult.write(folder, "w.xml", without)).faults())
          .hasSize(1)
          .noneMatch(why -> why.contains("a fault of its reader"));
    }
    Path ends = ReaderResult.write(folder, "e.xml", "<alto><TextBlock><");
    assertThat(ReaderResult.read(ends).faults()).allMatch(why -> why.contains("not well-formed"));
    String deep = "<alto>" + "<Page>".repeat(300);
    assertThat(ReaderResult.read(ReaderResult.write(folder, "deep.xml", deep)).faults())
        .containsExactly("a page of ALTO: nested deeper than 200 elements");
  }
}
