package io.github.dateline.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.Archive;
import io.github.dateline.Query;
import io.github.dateline.Timeline;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class SvgTest {
  @TempDir static Path folder;

  static Path usual;
  static Path hostile;

  @BeforeAll
  static void index() throws IOException {
    usual = SampleArchive.usual(folder.resolve("usual"));
    hostile = SampleArchive.hostile(folder.resolve("hostile"));
  }

  private static Element parsed(String svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    return document.getDocumentElement();
  }

  private static NodeList all(Element root, String name) {
    return root.getElementsByTagNameNS("http://www.w3.org/2000/svg", name);
  }

  @Test
  void theNetworkIsAsApprovedAndTheSameAgain() throws IOException {
    String svg = SampleArchive.report(usual, null).networkSvg();
    ReportGolden.check("network.svg", svg);
    assertThat(SampleArchive.report(usual, null).networkSvg()).isEqualTo(svg);
  }

  @Test
  void theTimelineIsAsApproved() throws IOException {
    Report report = SampleArchive.report(usual, null);
    ReportGolden.check(
        "timeline.svg", Report.timelineSvg(report.timeline().orElseThrow(), "Articles"));
  }

  @Test
  void thePicturesTellWhatTheyShow() throws Exception {
    Report report = SampleArchive.report(usual, "Who & whom");
    Element network = parsed(report.networkSvg());
    assertThat(network.getAttribute("role")).isEqualTo("img");
    assertThat(network.getFirstChild().getNextSibling().getTextContent()).isEqualTo("Who & whom");
    assertThat(all(network, "desc").item(0).getTextContent()).startsWith("7 people, ");
    assertThat(all(network, "line").getLength()).isEqualTo(report.table().rows().size());
    assertThat(all(network, "circle").getLength() + all(network, "polygon").getLength())
        .isEqualTo(7);
    Element timeline = parsed(Report.timelineSvg(report.timeline().orElseThrow(), "<Articles>"));
    assertThat(all(timeline, "title").item(0).getTextContent()).isEqualTo("<Articles>");
    assertThat(all(timeline, "desc").item(0).getTextContent())
        .isEqualTo("9 articles by day, from 30 Jul 2025 to 3 Aug 2025, most in 30 Jul 2025: 2.");
    assertThat(all(timeline, "rect").getLength()).isEqualTo(5);
  }

  @Test
  void hostileNamesAreTextAndNothingElse() throws Exception {
    Report report = SampleArchive.report(hostile, "]]> <script>hit=1</script> \uFFFF \u0001");
    for (String svg :
        List.of(
            report.networkSvg(),
            Report.timelineSvg(report.timeline().orElseThrow(), "<script>hit=1</script>"))) {
      Element root = parsed(svg);
      NodeList elements = all(root, "*");
      for (int i = 0; i < elements.getLength(); i++) {
        assertThat(elements.item(i).getLocalName())
            .isIn("title", "desc", "style", "line", "circle", "polygon", "text", "rect");
        for (int a = 0; a < elements.item(i).getAttributes().getLength(); a++) {
          String name = elements.item(i).getAttributes().item(a).getNodeName();
          assertThat(name).doesNotStartWith("on").doesNotContain("href");
        }
      }
    }
  }

  @Test
  void noArticlesAndNoDatesArePicturesToo() throws Exception {
    try (Archive archive = Archive.open(usual)) {
      Timeline none =
          archive
              .timeline(List.of())
              .scope(Query.parse("id:plain-0"))
              .by(Timeline.BinWidth.DAY)
              .timeline();
      Element timeline = parsed(Report.timelineSvg(none, "Nothing"));
      assertThat(all(timeline, "desc").item(0).getTextContent()).contains("No article has a date");
      Report empty =
          Report.builder(archive)
              .question(
                  io.github.dateline.CooccurrenceQuery.builder()
                      .scope(Query.parse("submarine"))
                      .build())
              .build();
      assertThat(all(parsed(empty.networkSvg()), "desc").item(0).getTextContent())
          .isEqualTo("No article matches.");
      assertThat(empty.timeline()).isEmpty();
    }
  }
}
