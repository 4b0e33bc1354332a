import java.nio.file.Path;
import java.util.List;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Result;
import org.neo4j.graphdb.Transaction;

/** Prints what a Neo4j database has, a number a line, for Neo4jImportTest. */
public final class CountGraph {
  private static final List<String> QUESTIONS =
      List.of(
          "MATCH (e:Entity) RETURN count(e)",
          "MATCH (e:Entity) RETURN sum(e.articles)",
          "MATCH (e:Person) RETURN count(e)",
          "MATCH (a:Article) RETURN count(a)",
          "MATCH (a:Article) RETURN count(a.published)",
          "MATCH (:Entity)-[r:NAMED_IN]->(:Article) RETURN count(r)",
          "MATCH (:Entity)-[r:NAMED_IN]->(:Article) RETURN sum(r.mentions)",
          "MATCH (:Entity)-[r:NAMED_WITH]->(:Entity) RETURN count(r)",
          "MATCH (:Entity)-[r:NAMED_WITH]->(:Entity) RETURN sum(r.both)");

  private CountGraph() {}

  public static void main(String[] arguments) {
    DatabaseManagementService service =
        new DatabaseManagementServiceBuilder(Path.of(arguments[0])).build();
    GraphDatabaseService database = service.database("neo4j");
    for (String question : QUESTIONS) {
      try (Transaction transaction = database.beginTx();
          Result result = transaction.execute(question)) {
        System.out.println("= " + result.next().values().iterator().next());
      }
    }
    service.shutdown();
  }
}
