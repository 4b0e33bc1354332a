#!/usr/bin/env bash
# MCP TypeScript SDK 1.32.2 with zod 3.25.76: a tool that says it takes no other arguments takes and drops them.
#
# McpServer lists the tool with "additionalProperties": false, made from the zod shape, but checks a call with the
# shape itself, which removes keys it does not know. A model that writes "form" for "from" then gets the answer of the
# whole archive as that of its period, with no error to learn from. With outputs it is the other way round: the server
# lets a further key pass, and the SDK's own client refuses the answer by the same kind of schema.
#
# Seen: additionalProperties false; the call with "form" runs without it; the answer with a further key is refused.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm install --silent --no-audit --no-fund --prefix . @modelcontextprotocol/sdk@1.32.2 zod@3.25.76 \
  > npm.log 2>&1 || { cat npm.log >&2; exit 1; }

cat > main.mjs <<'END'
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';

const server = new McpServer({ name: 'news', version: '1' });
server.registerTool(
  'count',
  { inputSchema: { word: z.string(), from: z.string().optional() } },
  async (args) => ({ content: [{ type: 'text', text: JSON.stringify(args) }] }),
);
server.registerTool(
  'total',
  { outputSchema: { articles: z.number() } },
  async () => ({ content: [], structuredContent: { articles: 5, days: 2 } }),
);
const client = new Client({ name: 'reader', version: '1' });
const [left, right] = InMemoryTransport.createLinkedPair();
await Promise.all([server.connect(left), client.connect(right)]);

const { tools } = await client.listTools();
console.log('additionalProperties', tools[0].inputSchema.additionalProperties);
const answer = await client.callTool({ name: 'count', arguments: { word: 'Texas', form: '2002-01-01' } });
console.log(answer.isError ?? false, answer.content[0].text);
try {
  console.log(await client.callTool({ name: 'total' }));
} catch (e) {
  console.log(e.message);
}
await client.close();
END
node main.mjs > seen 2> node.log || { cat node.log >&2; exit 1; }

diff -u - seen <<'END'
additionalProperties false
false {"word":"Texas"}
MCP error -32602: Structured content does not match the tool's output schema: data must NOT have additional properties
END
echo "seen as described"
