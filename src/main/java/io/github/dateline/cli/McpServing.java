package io.github.dateline.cli;

import io.github.dateline.DatelineException;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Serves tools by the Model Context Protocol. It alone knows the protocol's library. */
final class McpServing {
  private static final String INSTRUCTIONS =
      "An archive of news articles with the people, organisations and places that they name. Numbers"
          + " are exact counts of articles, those that are copies of one text once. Say with a"
          + " number of how many articles it is and how sure it is; quote sentences to the letter,"
          + " with the article's id. Being named together is no proof of a relation.";

  private McpServing() {}

  /** Begins to serve; what is returned ends it. */
  static Runnable start(AssistantTools tools, InputStream in, OutputStream out) {
    McpServer.SyncSpecification<?> server =
        McpServer.sync(new StdioServerTransportProvider(McpJsonDefaults.getMapper(), in, out))
            .serverInfo("dateline", Dateline.Version.number())
            .instructions(INSTRUCTIONS)
            // The tools say in words what is wrong.
            .validateToolInputs(false)
            .capabilities(McpSchema.ServerCapabilities.builder().tools(false).build());
    for (AssistantTools.Tool tool : tools.all()) {
      server.toolCall(described(tool), (exchange, call) -> answered(tools, tool, call));
    }
    McpSyncServer started = server.build();
    return started::closeGracefully;
  }

  private static McpSchema.Tool described(AssistantTools.Tool tool) {
    Map<String, Object> properties = new LinkedHashMap<>();
    tool.parameters()
        .forEach((name, meaning) ->
            properties.put(name, Map.of("type", "string", "description", meaning)));
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("required", List.copyOf(tool.required()));
    schema.put("additionalProperties", false);
    return McpSchema.Tool.builder(tool.name(), schema)
        .description(tool.description())
        .annotations(
            McpSchema.ToolAnnotations.builder()
                .readOnlyHint(true)
                .destructiveHint(false)
                .idempotentHint(true)
                .openWorldHint(false)
                .build())
        .build();
  }

  private static McpSchema.CallToolResult answered(
      AssistantTools tools, AssistantTools.Tool tool, McpSchema.CallToolRequest call) {
    McpSchema.CallToolResult.Builder result = McpSchema.CallToolResult.builder();
    try {
      Map<String, Object> given = call.arguments() == null ? Map.of() : call.arguments();
      return result.addTextContent(tools.answer(tool, given)).isError(false).build();
    } catch (DatelineException e) {
      return result.addTextContent(e.problem()).isError(true).build();
    } catch (Exception | OutOfMemoryError e) {
      String reason = ErrorMessages.of(e).orElse("unexpected, a fault of Dateline's: " + e);
      return result.addTextContent(reason).isError(true).build();
    }
  }
}
