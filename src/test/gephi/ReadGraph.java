import java.io.File;
import java.util.Locale;
import java.util.StringJoiner;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Element;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.Interval;
import org.gephi.graph.api.Node;
import org.gephi.graph.api.types.IntervalSet;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

/** Prints as JSON what Gephi's toolkit makes of a graph, for GraphReadersTest. */
public final class ReadGraph {
  private ReadGraph() {}

  public static void main(String[] args) throws Exception {
    ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
    projects.newProject();
    Workspace workspace = projects.getCurrentWorkspace();
    ImportController importer = Lookup.getDefault().lookup(ImportController.class);
    Container container = importer.importFile(new File(args[0]));
    importer.process(container, new DefaultProcessor(), workspace);
    Graph graph = Lookup.getDefault().lookup(GraphController.class).getGraphModel().getGraph();
    StringJoiner nodes = new StringJoiner(",");
    for (Node node : graph.getNodes()) {
      nodes.add(
          text(node.getId())
              + ":{\"label\":"
              + text(node.getLabel())
              + ",\"type\":"
              + text(value(node, "type"))
              + "}");
    }
    StringJoiner edges = new StringJoiner(",");
    for (Edge edge : graph.getEdges()) {
      edges.add(
          "["
              + text(edge.getSource().getId())
              + ","
              + text(edge.getTarget().getId())
              + ",{\"weight\":"
              + edge.getWeight()
              + ",\"both\":"
              + value(edge, "both")
              + ",\"expected\":"
              + value(edge, "expected")
              + days(edge)
              + "}]");
    }
    System.out.print(
        "{\"directed\":" + graph.isDirected() + ",\"nodes\":{" + nodes + "},\"edges\":[" + edges
            + "]}");
    System.out.flush();
    System.exit(0);
  }

  /** Of GEXF an interval, of GraphML two columns. */
  private static String days(Element edge) {
    for (Object value : edge.getAttributes()) {
      if (value instanceof IntervalSet) {
        for (Interval interval : ((IntervalSet) value).toArray()) {
          return ",\"start\":" + day(interval.getLow()) + ",\"end\":" + day(interval.getHigh());
        }
      }
    }
    Object start = value(edge, "start");
    return start == null
        ? ""
        : ",\"start\":" + text(start) + ",\"end\":" + text(value(edge, "end"));
  }

  /** A column's value by its title; its id is the key's in GraphML. */
  private static Object value(Element element, String title) {
    for (Column column : element.getTable()) {
      if (column.getTitle().equals(title)) {
        return element.getAttribute(column);
      }
    }
    return null;
  }

  private static String day(double milliseconds) {
    return text(
        java.time.Instant.ofEpochMilli((long) milliseconds).toString().substring(0, 10));
  }

  private static String text(Object value) {
    StringBuilder json = new StringBuilder("\"");
    for (char c : String.valueOf(value).toCharArray()) {
      json.append(
          c < ' ' || c == '"' || c == '\\' ? String.format(Locale.ROOT, "\\u%04x", (int) c) : c + "");
    }
    return json.append('"').toString();
  }
}
