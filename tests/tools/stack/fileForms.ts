import type { FileForm } from "./fileForm";
import { yamlForms } from "./yamlForms";

const one = { "shop:a": "1" };

/** What Pulumi makes of each is held to the real CLI by tests/engine/project/stackFile.test.ts. */
export const fileForms: readonly FileForm[] = [
  // Empty and odd files.
  { what: "an empty file", file: "", pulumi: {} },
  { what: "comments only", file: "# nothing\n# yet\n", pulumi: {} },
  { what: "null", file: "null\n", pulumi: {} },
  { what: "no values below config", file: "config:\n", pulumi: {} },
  { what: "an empty map below config", file: "config: {}\n", pulumi: {} },
  { what: "JSON", file: '{"config": {"a": 1}}\n', pulumi: one },
  {
    what: "text alone",
    file: "hello\n",
    pulumi: /expected project to be an object/,
    refused: /^Pulumi.dev.yaml must be a map that begins with config:$/,
  },
  {
    what: "a list",
    file: "[]\n",
    pulumi: /expected project to be an object/,
    refused: /must be a map that begins with config:/,
  },
  {
    what: "a list below config",
    file: "config: []\n",
    pulumi: /cannot unmarshal !!seq/,
    refused: /^Pulumi.dev.yaml: line 1 must begin a map, e.g. imageTag: v1.0.0/,
  },
  {
    what: "text below config",
    file: "config: hello\n",
    pulumi: /cannot unmarshal !!str/,
    refused: /line 1 must begin a map/,
  },
  {
    what: "a key without a space after its colon",
    file: "config:\n  a:1\n",
    pulumi: /cannot unmarshal !!str/,
    refused: /line 2 must begin a map/,
  },
  {
    what: "a misspelled config",
    file: "konfig:\n  a: 1\n",
    pulumi: {},
    refused: /line 2 belongs to konfig, which Pulumi does not read: did you mean config\?$/,
  },
  {
    what: "a capital",
    file: "Config:\n  a: 1\n",
    pulumi: {},
    refused: /did you mean config\?$/,
  },
  { what: "another key beside config", file: "x-common: 5\nconfig:\n  a: 1\n", pulumi: one },
  { what: "a salt", file: "encryptionsalt: v1:x\nconfig:\n  a: 1\n", pulumi: one },
  { what: "a document's mark", file: "---\nconfig:\n  a: 1\n", pulumi: one },
  { what: "a document's end", file: "config:\n  a: 1\n...\n", pulumi: one },
  {
    what: "a version",
    file: "%YAML 1.1\n---\nconfig:\n  a: yes\n",
    pulumi: { "shop:a": "yes" },
    refused: /line 1 has a version of YAML \(%YAML\), and Pulumi knows but one: remove it$/,
  },
  { what: "an empty second document", file: "config:\n  a: 1\n---\n", pulumi: one },
  {
    what: "a second document",
    file: "config:\n  a: 1\n---\nconfig:\n  a: 2\n",
    pulumi: one,
    refused: /line 4 belongs to a second document, and Pulumi reads only the first$/,
  },

  // Encodings.
  { what: "UTF-8 with a mark", file: "\ufeffconfig:\n  a: ü\n", pulumi: { "shop:a": "ü" } },
  {
    what: "UTF-16, little end first (PowerShell's >)",
    file: Buffer.from("\ufeffconfig:\r\n  a: ü😀\r\n", "utf16le"),
    pulumi: { "shop:a": "ü😀" },
  },
  {
    what: "UTF-16, big end first",
    file: Buffer.from("\ufeffconfig:\n  a: ü\n", "utf16le").swap16(),
    pulumi: { "shop:a": "ü" },
  },
  {
    what: "UTF-16 without a mark",
    file: Buffer.from("config:\n  a: 1\n", "utf16le"),
    pulumi: /control characters are not allowed/,
    refused: /line 1 has a control character/,
  },
  {
    what: "Latin-1",
    file: Buffer.from("config:\n  a: \xfc\n", "latin1"),
    pulumi: /UTF-8/,
    refused: /^Pulumi.dev.yaml is not text in UTF-8/,
  },
  {
    what: "a control character",
    file: 'config:\n  a: "\x01"\n',
    pulumi: /control characters are not allowed/,
    refused: /line 2 has a control character, which YAML refuses: remove it$/,
  },
  { what: "line ends of Windows", file: "config:\r\n  a: 1\r\n", pulumi: one },
  {
    what: "line ends of Windows in a block",
    file: "config:\r\n  a: |\r\n    x\r\n    y\r\n",
    pulumi: { "shop:a": "x\ny\n" },
  },
  { what: "no line end", file: "config:\n  a: 1", pulumi: one },
  { what: "spaces at the end of lines", file: "config:  \n  a: 1   \n", pulumi: one },
  { what: "a tab after a value", file: "config:\n  a: 1\t\n", pulumi: one },
  { what: "a tab before a comment", file: "config:\n  a: 1\t# one\n", pulumi: one },
  { what: "a tab before a value", file: "config:\n  a:\t1\n", pulumi: one },
  {
    what: "a tab before a key",
    file: "config:\n\ta: 1\n",
    pulumi: /cannot start any token/,
    refused: /^Pulumi.dev.yaml is not YAML: .*line 2/,
  },
  ...yamlForms,

  // What is no YAML.
  ...[
    "[1",
    '"x',
    "@x",
    "`x",
    "%x",
    "x: y",
    "- x",
    "[x,,y]",
    "}",
    "{ a: 1",
    "'it's'",
    "&x &y 1",
    '"\\q"',
  ].map((value) => ({
    what: `${value} as a value`,
    file: `config:\n  a: ${value}\n`,
    pulumi: /invalid YAML file/,
    refused: /^Pulumi.dev.yaml is not YAML: /,
  })),

  // Environments of Pulumi ESC; the CLI refuses them without Pulumi Cloud.
  { what: "no environment", file: "environment:\nconfig:\n  a: 1\n", pulumi: one },
  {
    what: "an empty list of environments",
    file: "environment: []\nconfig:\n  a: 1\n",
    pulumi: one,
  },
];
