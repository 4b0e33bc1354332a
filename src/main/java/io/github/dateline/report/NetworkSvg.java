package io.github.dateline.report;

import io.github.dateline.CooccurrenceTable;
import io.github.dateline.internal.table.Formats;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.xml.stream.XMLStreamException;

/** The network as a picture for other pages. */
final class NetworkSvg {
  private static final double LEFT = 40;
  private static final double RIGHT = 160;
  private static final double EDGE = 40;

  /** How wide a letter is compared with its height, in the middle of what sans-serif fonts have. */
  private static final double LETTER_WIDTH = 0.54;

  /** Colours that can be told on light and on dark paper, since a page may be either. */
  private static final Map<String, String> STYLE =
      new TreeMap<>(
          Map.of(
              "text",
                  "font-family:Helvetica,Arial,sans-serif;fill:#1b1a18;stroke:#fffdf9;"
                      + "stroke-width:3px;paint-order:stroke;unicode-bidi:isolate",
              "line", "stroke:#77746d",
              ".node", "stroke:#fffdf9;stroke-width:1.5px",
              ".people", "fill:#0b67a3",
              ".organisations", "fill:#b84400",
              ".places", "fill:#00755a",
              ".groups", "fill:#9a3f80",
              ".other", "fill:#6e6000"));

  /** Where a name stands, so that no other is written over it. */
  private record Box(double left, double top, double right, double bottom) {
    boolean meets(Box other) {
      return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
  }

  private final Report report;
  private final Network network;
  private final SvgWriter svg;

  private NetworkSvg(Report report, SvgWriter svg) {
    this.report = report;
    this.network = Network.of(report);
    this.svg = svg;
  }

  static String of(Report report) throws IOException {
    return SvgWriter.of(
        "dateline-network",
        LEFT + NetworkLayout.WIDTH + RIGHT,
        2 * EDGE + NetworkLayout.HEIGHT,
        Formats.documentLine(report.title()),
        new ReportText(report).standfirst(),
        STYLE,
        svg -> new NetworkSvg(report, svg).draw());
  }

  private void draw() throws XMLStreamException {
    List<CooccurrenceTable.Row> rows = report.table().rows();
    double thin = Math.min(1, Math.sqrt(250.0 / Math.max(1, rows.size())));
    for (int i = rows.size() - 1; i >= 0; i--) {
      double strength = network.weights().values()[i];
      int from = report.number(rows.get(i).first());
      int to = report.number(rows.get(i).second());
      svg.shape(
          "line",
          "x1",
          x(from),
          "y1",
          y(from),
          "x2",
          x(to),
          "y2",
          y(to),
          "stroke-width",
          0.6 + 3.4 * thin * strength * strength,
          "opacity",
          0.3 + 0.5 * thin * strength);
    }
    for (int node = report.nodes().size() - 1; node >= 0; node--) {
      node(node);
    }
    names();
  }

  private double x(int node) {
    return LEFT + network.x()[node];
  }

  private double y(int node) {
    return EDGE + network.y()[node];
  }

  private void node(int number) throws XMLStreamException {
    NetworkNode node = report.nodes().get(number);
    String told =
        node.entity().label()
            + ", "
            + EntityNames.type(node.entity())
            + ", "
            + Formats.count(node.articles(), "article", "articles");
    String kind = "node " + node.kind().key();
    double r = network.radius()[number];
    switch (node.kind()) {
      case PEOPLE ->
          svg.shapeWithTip(told, "circle", "class", kind, "cx", x(number), "cy", y(number), "r", r);
      case ORGANISATIONS -> polygon(told, kind, number, 4, r * 1.25, 45);
      case PLACES -> polygon(told, kind, number, 4, r * 1.1, 0);
      case GROUPS -> polygon(told, kind, number, 3, r * 1.2, -90);
      case OTHER -> polygon(told, kind, number, 5, r * 1.1, -90);
    }
  }

  private void polygon(String told, String kind, int number, int corners, double r, double from)
      throws XMLStreamException {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < corners; i++) {
      double turn = StrictMath.toRadians(from + i * 360.0 / corners);
      points
          .append(i == 0 ? "" : " ")
          .append(SvgWriter.number(x(number) + r * StrictMath.cos(turn)))
          .append(',')
          .append(SvgWriter.number(y(number) + r * StrictMath.sin(turn)));
    }
    svg.shapeWithTip(told, "polygon", "class", kind, "points", points);
  }

  /** Names in most articles first; one that would cover another is left to be pointed at. */
  private void names() throws XMLStreamException {
    List<Box> taken = new ArrayList<>();
    List<Integer> order =
        IntStream.range(0, report.nodes().size())
            .boxed()
            .sorted(Comparator.comparingDouble(node -> -network.radius()[node]))
            .toList();
    for (int node : order) {
      String label = Formats.documentLine(report.nodes().get(node).entity().label());
      double size = 10 + network.radius()[node] / 4;
      double left = x(node) + network.radius()[node] + 4;
      double width = label.length() * size * LETTER_WIDTH;
      Box box = new Box(left, y(node) - size * 0.6, left + width, y(node) + size * 0.6);
      if (taken.stream().noneMatch(box::meets)) {
        taken.add(box);
        svg.text(label, "x", left, "y", y(node) + size * 0.35, "font-size", size);
      }
    }
  }
}
