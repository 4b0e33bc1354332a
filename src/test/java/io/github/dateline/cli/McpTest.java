package io.github.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dateline.Archive;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an assistant is told over the protocol, against what the command line says. */
@Timeout(300)
class McpTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;

  private static Path archive;
  private static McpSyncClient client;

  @BeforeAll
  static void connect() throws IOException {
    archive = CommandLineRun.archive(folder);
    StdioClientTransport transport =
        new StdioClientTransport(
            ServerParameters.builder(java()).args(server()).build(), McpJsonDefaults.getMapper());
    transport.setStdErrorHandler(line -> {});
    client =
        McpClient.sync(transport)
            .initializationTimeout(Duration.ofSeconds(90))
            .requestTimeout(Duration.ofSeconds(90))
            .build();
    client.initialize();
  }

  @AfterAll
  static void hangUp() {
    client.closeGracefully();
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static List<String> server() {
    return List.of(
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        System.getProperty("java.class.path"),
        Dateline.class.getName(),
        "mcp",
        archive.toString());
  }

  private static McpSchema.CallToolResult call(String tool, Map<String, Object> arguments) {
    return client.callTool(McpSchema.CallToolRequest.builder(tool).arguments(arguments).build());
  }

  private static String text(McpSchema.CallToolResult result) {
    assertThat(result.content()).hasSize(1);
    return ((McpSchema.TextContent) result.content().get(0)).text();
  }

  private static JsonNode answer(String tool, Map<String, Object> arguments) throws IOException {
    McpSchema.CallToolResult result = call(tool, arguments);
    assertThat(result.isError()).as(text(result)).isFalse();
    assertThat(text(result).length()).isLessThan(10_000);
    return JSON.readTree(text(result));
  }

  private static String refused(String tool, Map<String, Object> arguments) {
    McpSchema.CallToolResult result = call(tool, arguments);
    assertThat(result.isError()).isTrue();
    return text(result);
  }

  /** What the command that an answer names says in JSON. */
  private static JsonNode commandLine(JsonNode answer, String... more) throws IOException {
    List<Object> words = new ArrayList<>();
    for (String word : answer.get("command").asText().split(" (?=(?:[^']*'[^']*')*[^']*$)")) {
      words.add(word.replace("'", ""));
    }
    assertThat(words.remove(0)).isEqualTo("dateline");
    words.addAll(List.of(more));
    words.addAll(List.of("--format", "json"));
    return JSON.readTree(CommandLineRun.of(words.toArray()).succeeds().out());
  }

  @Test
  void toolsAreReadOnlyAndSayWhatTheyTake() {
    List<McpSchema.Tool> tools = client.listTools().tools();
    assertThat(tools.stream().map(McpSchema.Tool::name))
        .containsExactlyInAnyOrder(
            "search",
            "entities",
            "who_with_whom",
            "pair",
            "timeline",
            "compare",
            "changes",
            "article");
    for (McpSchema.Tool tool : tools) {
      assertThat(tool.annotations().readOnlyHint()).isTrue();
      assertThat(tool.description()).isNotBlank();
    }
  }

  @Test
  void numbersAreThoseOfTheCommandLine() throws IOException {
    JsonNode search = answer("search", Map.of("query", "moon"));
    assertThat(search.get("total")).isEqualTo(commandLine(search).get("total"));
    JsonNode entities = answer("entities", Map.of("type", "people"));
    assertThat(entities.get("entities")).isEqualTo(commandLine(entities).get("rows"));
    JsonNode pairs = answer("who_with_whom", Map.of("entity", "nasa"));
    JsonNode rows = commandLine(pairs).get("rows");
    assertThat(pairs.get("pairs").size()).isPositive();
    for (int i = 0; i < pairs.get("pairs").size(); i++) {
      JsonNode pair = pairs.get("pairs").get(i);
      assertThat(pair.get("counts").get("both")).isEqualTo(rows.get(i).get("counts").get("both"));
      assertThat(pair.get("chance").get("expected")).isEqualTo(rows.get(i).get("expected"));
      assertThat(pair.get("chance").get("qValue")).isEqualTo(rows.get(i).get("qValue"));
      assertThat(pair.get("chance").get("log2Lower"))
          .isEqualTo(rows.get(i).get("excess").get("lower"));
    }
    JsonNode pair = answer("pair", Map.of("first", "Sean Duffy", "second", "nasa"));
    JsonNode last = null;
    for (JsonNode row : commandLine(pair).get("rows")) {
      last = row;
    }
    assertThat(pair.get("second").asText()).endsWith("/" + last.get("second").get("name").asText());
    assertThat(pair.get("byArticle").get("both")).isEqualTo(last.get("counts").get("both"));
    assertThat(pair.get("byArticle").get("articles")).isEqualTo(last.get("counts").get("total"));
    assertThat(pair.get("chance").get("expected")).isEqualTo(last.get("expected"));
    assertThat(pair.get("chance").get("qValue")).isEqualTo(last.get("qValue"));
    JsonNode timeline = answer("timeline", Map.of("entity", "nasa", "by", "year"));
    assertThat(timeline.get("bins")).isEqualTo(commandLine(timeline).get("bins"));
    JsonNode compared =
        answer("compare", Map.of("query", "published:2025", "against", "published:2024"));
    JsonNode key = commandLine(compared).get("rows");
    assertThat(compared.get("rows").size()).isPositive();
    for (int i = 0; i < compared.get("rows").size(); i++) {
      assertThat(compared.get("rows").get(i).get("these")).isEqualTo(key.get(i).get("articles"));
    }
  }

  @Test
  void numbersSayWhatTheyCountAndNoNullIsClaimedForSentences() throws IOException {
    JsonNode byArticle = answer("who_with_whom", Map.of("entity", "nasa"));
    assertThat(byArticle.get("units").asText()).isEqualTo("articles");
    assertThat(byArticle.has("null")).isTrue();
    assertThat(byArticle.get("pairs").get(0).get("counts").has("articles")).isTrue();
    JsonNode bySentence = answer("who_with_whom", Map.of("entity", "nasa", "unit", "sentence"));
    assertThat(bySentence.get("units").asText()).isEqualTo("sentences");
    assertThat(bySentence.has("null")).isFalse();
    JsonNode rows = commandLine(bySentence, "--evidence", "1").get("rows");
    for (int i = 0; i < bySentence.get("pairs").size(); i++) {
      JsonNode pair = bySentence.get("pairs").get(i);
      assertThat(pair.get("counts").get("sentences"))
          .isEqualTo(rows.get(i).get("counts").get("total"));
      assertThat(pair.get("sentences").size()).isEqualTo(rows.get(i).get("evidence").size());
      assertThat(pair.get("sentences").get(0).get("text"))
          .isEqualTo(rows.get(i).get("evidence").get(0).get("text"));
    }
  }

  @Test
  void changesAreThoseOfTheCommandLine() throws IOException {
    assertThat(answer("changes", Map.of()).get("state").asLong()).isEqualTo(1);
    List<JsonNode> told = new ArrayList<>();
    JsonNode page = JSON.createObjectNode().put("nextCursor", "");
    while (page.has("nextCursor")) {
      page =
          answer(
              "changes",
              Map.of("since", "0", "query", "moon", "cursor", page.get("nextCursor").asText()));
      page.get("changes").forEach(told::add);
      assertThat(page.get("state").asLong()).isEqualTo(1);
    }
    Path questions = Files.writeString(folder.resolve("questions.txt"), "moon\n");
    JsonNode whole = commandLine(page, "--questions", questions.toString());
    List<JsonNode> expected = new ArrayList<>();
    whole.get("sure").forEach(expected::add);
    whole.get("questions").get(0).get("hits").forEach(expected::add);
    whole.get("partners").forEach(expected::add);
    assertThat(expected.size()).isGreaterThanOrEqualTo(20);
    assertThat(told)
        .extracting(row ->
            row.get("sure").isObject()
                ? row.get("sure")
                : row.get("answer").isObject() ? row.get("answer") : row.get("together"))
        .isEqualTo(expected);
    assertThat(answer("changes", Map.of("since", "1")).get("changes")).isEmpty();
    assertThat(refused("changes", Map.of("since", "7"))).contains("in state 1");
    assertThat(refused("changes", Map.of("since", "yesterday"))).contains("since must be");
  }

  @Test
  void aPairHasItsSentencesToTheLetter() throws IOException {
    JsonNode pair = answer("pair", Map.of("first", "Sean Duffy", "second", "nasa"));
    assertThat(pair.get("byArticle").get("both").asLong()).isPositive();
    assertThat(pair.get("inWords").size()).isPositive();
    assertThat(pair.get("null").asText()).contains("chance");
    assertThat(pair.get("sentences").size()).isPositive();
    for (JsonNode sentence : pair.get("sentences")) {
      JsonNode article = answer("article", Map.of("id", sentence.get("article").asText()));
      String text =
          sentence.get("field").asText().equals("body")
              ? article.get("text").asText()
              : article.get("article").get("headline").asText();
      assertThat(text.substring(sentence.get("start").asInt(), sentence.get("end").asInt()))
          .isEqualTo(sentence.get("text").asText());
    }
  }

  @Test
  void answersAreThoseOfTheArchiveAsItIsThen() throws IOException {
    Path growing = CommandLineRun.archive(folder.resolve("growing"));
    try (AssistantTools tools = new AssistantTools(Archive.open(growing), growing.toString())) {
      AssistantTools.Tool search =
          tools.all().stream().filter(tool -> tool.name().equals("search")).findFirst().get();
      Map<String, Object> asked = Map.of("query", "submarine");
      assertThat(JSON.readTree(tools.answer(search, asked)).get("total").asLong()).isZero();
      Path late =
          CommandLineRun.write(folder.resolve("late/late.txt"), "Late\n\nA submarine came.\n");
      CommandLineRun.of("index", growing, late).succeeds();
      assertThat(JSON.readTree(tools.answer(search, asked)).get("total").asLong()).isEqualTo(1);
    }
  }

  @Test
  void aCursorGoesOnWhereTheAnswerEnded() throws IOException {
    List<String> names = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = answer("who_with_whom", Map.of("unit", "sentence", "cursor", cursor));
      page.get("pairs")
          .forEach(
              pair -> names.add(pair.get("first").asText() + " " + pair.get("second").asText()));
      cursor = page.path("nextCursor").asText("");
    } while (!cursor.isEmpty());
    assertThat(names).doesNotHaveDuplicates();
    JsonNode whole = answer("who_with_whom", Map.of("unit", "sentence"));
    assertThat((long) names.size()).isEqualTo(whole.get("total").asLong());
  }

  @Test
  void mistakesAreToldSoThatTheyCanBeMended() throws IOException {
    assertThat(refused("pair", Map.of("first", "Shaun Duffy", "second", "nasa")))
        .contains("no entity is called \"Shaun Duffy\"", "PERSON/Sean Duffy");
    assertThat(refused("search", Map.of("quer", "moon")))
        .isEqualTo("there is no argument \"quer\"; search takes query, order, cursor");
    assertThat(refused("search", Map.of())).isEqualTo("the argument \"query\" is missing");
    assertThat(refused("search", Map.of("query", "moon AND"))).contains("ends too early");
    assertThat(refused("search", Map.of("query", "x".repeat(6000)))).contains("5000 characters");
    assertThat(refused("timeline", Map.of("by", "hour"))).contains("day, week, month");
    assertThat(refused("article", Map.of("id", "nowhere"))).contains("no article has the id");
    assertThat(answer("search", Map.of("query", "person:\"Shaun Duffy\"")).get("warnings").get(0))
        .asString()
        .contains("Sean Duffy");
    assertThat(answer("search", Map.of("query", "submarine")).get("articles")).isEmpty();
  }

  /**
   * By hand: nothing but protocol comes out, a cancelled call is survived, the end of input too.
   */
  @Test
  void theOutputIsProtocolAlone() throws Exception {
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(server());
    Path errors = folder.resolve("errors.txt");
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    try (OutputStream to = process.getOutputStream();
        BufferedReader from =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      // What is no message is passed over.
      send(to, "");
      send(to, "hello");
      send(to, "[1, 2]");
      send(to, "{\"jsonrpc\":\"2.0\",\"method\":7}");
      send(to, " ".repeat(ProtocolInput.MAX_LINE + 1));
      send(
          to,
          "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":"
              + "\"2025-06-18\",\"capabilities\":{},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}}");
      assertThat(
              JSON.readTree(from.readLine()).get("result").get("serverInfo").get("name").asText())
          .isEqualTo("dateline");
      send(to, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
      send(
          to,
          "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":{\"name\":"
              + "\"entities\",\"arguments\":{}}}");
      send(
          to,
          "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":2}}");
      send(
          to,
          "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"tools/call\",\"params\":{\"name\":"
              + "\"search\",\"arguments\":{\"query\":\"moon\"}}}");
      boolean answered = false;
      while (!answered) {
        JsonNode message = JSON.readTree(from.readLine());
        assertThat(message.get("jsonrpc").asText()).isEqualTo("2.0");
        answered = message.path("id").asInt() == 3;
      }
      send(to, "{\"jsonrpc\":");
      process.getOutputStream().close();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
      String late = from.readLine();
      // The cancelled call may have been answered meanwhile.
      assertThat(late == null || JSON.readTree(late).path("id").asInt() == 2).isTrue();
      assertThat(Files.readString(errors))
          .isEqualTo(
              "dateline: passed over a line of input that is no message of the protocol\n".repeat(3)
                  + "dateline: passed over a line of input with 1048577 bytes, more than 1048576\n"
                  + "dateline: passed over a line of input that is no message of the protocol\n");
    } finally {
      process.destroyForcibly();
    }
  }

  private static void send(OutputStream to, String message) throws IOException {
    to.write((message + "\n").getBytes(StandardCharsets.UTF_8));
    to.flush();
  }
}
