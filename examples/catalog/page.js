"use strict";

const mockServers = [
  { name: "Fetch", description: "Reads web pages and turns them into Markdown" },
  { name: "Filesystem", description: "Reads and writes files in the folders it is allowed to" },
  { name: "Git", description: "Reads, searches and changes Git repositories" },
  { name: "Memory", description: "Remembers facts as a knowledge graph" },
];

/** The catalog's page, for the environment that the server was started with. */
function renderPage(env) {
  const usesMockData = env.NEXT_PUBLIC_USE_MOCK_DATA === "true";
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>MCP Catalog</title>
    <style>
      body { font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 3rem auto; }
      dt { font-weight: 600; }
      dd { margin: 0 0 1rem; }
      footer { color: #666; font-size: 0.875rem; }
    </style>
  </head>
  <body>
    <h1>MCP Catalog</h1>
    ${usesMockData ? renderServers(mockServers) : renderSource(env)}
    <footer>
      Mock data, says the server: ${usesMockData}; says the browser's script:
      <span id="says">nothing</span>
    </footer>
    <script src="/env.js"></script>
    <script>
      const { NEXT_PUBLIC_USE_MOCK_DATA: mock } = globalThis.publicEnv;
      document.getElementById("says").textContent = mock === "true";
    </script>
  </body>
</html>
`;
}

/**
 * The script /env.js, which gives the browser the values of this task. It has no other names: this page's script needs no
 * key, and the URL of a database can hold a password.
 */
function browserScript({ NEXT_PUBLIC_DB_TYPE, NEXT_PUBLIC_USE_MOCK_DATA }) {
  const values = { NEXT_PUBLIC_DB_TYPE, NEXT_PUBLIC_USE_MOCK_DATA };
  return `globalThis.publicEnv = Object.freeze(${JSON.stringify(values)});\n`;
}

function renderServers(servers) {
  const items = servers.map(
    ({ name, description }) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(description)}</dd>`,
  );
  return `<dl>${items.join("")}</dl>`;
}

/** Where the real app would read from: the host alone, since a URL can hold a password. */
function renderSource(env) {
  const missing = ["NEXT_PUBLIC_SUPABASE_URL", "NEXT_PUBLIC_SUPABASE_ANON_KEY"].filter(
    (name) => !env[name],
  );
  if (missing.length > 0) return `<p>No catalog to show. Missing: ${missing.join(", ")}.</p>`;
  if (!URL.canParse(env.NEXT_PUBLIC_SUPABASE_URL))
    return "<p>NEXT_PUBLIC_SUPABASE_URL is not a URL.</p>";
  const { host } = new URL(env.NEXT_PUBLIC_SUPABASE_URL);
  const database = env.NEXT_PUBLIC_DB_TYPE || "supabase";
  return `<p>The catalog would be read from ${escapeHtml(host)} (${escapeHtml(database)}).</p>`;
}

function escapeHtml(text) {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

module.exports = { browserScript, renderPage };
