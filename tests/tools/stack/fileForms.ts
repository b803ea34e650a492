/** A whole stack file of the project `shop`. */
export interface FileForm {
  readonly what: string;
  readonly file: string | Buffer;
  /** What Pulumi hands to the program, by full key; or what its CLI says if it refuses the file. */
  readonly pulumi: Readonly<Record<string, string>> | RegExp;
  /** What we say, if we refuse the file. */
  readonly refused?: RegExp;
}

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

  // Keys.
  { what: "the project's name before a key", file: "config:\n  shop:a: 1\n", pulumi: one },
  { what: "an old form of a key", file: "config:\n  shop:config:a: 1\n", pulumi: one },
  {
    what: "another namespace",
    file: "config:\n  aws:region: eu-west-1\n  other:a: 1\n",
    pulumi: { "aws:region": "eu-west-1", "other:a": "1" },
  },
  { what: "quotes around keys", file: "\"config\":\n  'a': 1\n", pulumi: one },
  {
    what: "keys in braces",
    file: "config: { a: 1, shop:b: 2 }\n",
    pulumi: { ...one, "shop:b": "2" },
  },
  { what: "keys with question marks", file: "? config\n: ? a\n  : 1\n", pulumi: one },
  { what: "a space before a colon", file: "config:\n  a : 1\n", pulumi: one },
  {
    what: "an odd indentation",
    file: "config:\n     a: 1\n     b: 2\n",
    pulumi: { ...one, "shop:b": "2" },
  },
  {
    what: "two colons",
    file: "config:\n  a:b:c: 1\n",
    pulumi: /could not parse a:b:c as a configuration key/,
    refused: /line 2 has the key a:b:c, with more than one colon: write project:key$/,
  },
  {
    what: "a number as a key",
    file: "config:\n  1: 1\n",
    pulumi: /could not parse 1 as a configuration key/,
    refused: /line 2 has the key 1, which is not a setting$/,
  },
  {
    what: "the same key twice",
    file: "config:\n  a: 1\n  a: 2\n",
    pulumi: /already defined at line 2/,
    refused: /Map keys must be unique at line 3/,
  },
  {
    what: "the same key twice in a map",
    file: "config:\n  a: { b: 1, b: 2 }\n",
    pulumi: /already defined at line 2/,
    refused: /Map keys must be unique at line 2/,
  },
  {
    what: "config twice",
    file: "config:\n  a: 1\nconfig:\n  b: 2\n",
    pulumi: /already defined at line 1/,
    refused: /Map keys must be unique at line 3/,
  },
  {
    what: "a wrong indentation",
    file: "config:\n a: 1\n  b: 2\n",
    pulumi: /mapping values are not allowed/,
    refused: /^Pulumi.dev.yaml is not YAML: .*line [23]/,
  },

  // Anchors, aliases, merges and tags.
  {
    what: "an alias",
    file: "config:\n  a: &x { m: 1 }\n  b: *x\n",
    pulumi: { "shop:a": '{"m":1}', "shop:b": '{"m":1}' },
  },
  {
    what: "an anchor outside config",
    file: "x-all: &x { m: 1 }\nconfig:\n  a: *x\n",
    pulumi: { "shop:a": '{"m":1}' },
  },
  {
    what: "a merge key",
    file: "config:\n  a: &x { m: 1, n: 1 }\n  b: { <<: *x, n: 2 }\n",
    pulumi: { "shop:a": '{"m":1,"n":1}', "shop:b": '{"m":1,"n":2}' },
  },
  {
    what: "a merge key below config",
    file: "x-all: &x { b: 1 }\nconfig:\n  <<: *x\n  a: 1\n",
    pulumi: { "shop:a": "1", "shop:b": "1" },
  },
  {
    what: "a merge key in quotes",
    file: 'config:\n  a: { "<<": { b: 1 } }\n',
    pulumi: { "shop:a": '{"b":1}' },
    refused: /line 2 has << in quotes, which Pulumi merges all the same: remove the quotes$/,
  },
  {
    what: "a merge key without a map",
    file: "config:\n  a: { <<: 5 }\n",
    pulumi: /map merge requires map/,
    refused: /^Pulumi.dev.yaml is not YAML: Merge sources must be maps/,
  },
  {
    what: "an alias without an anchor",
    file: "config:\n  a: *nope\n",
    pulumi: /unknown anchor 'nope' referenced/,
    refused: /nope/,
  },
  {
    what: "an anchor that contains itself",
    file: "config:\n  a: &x [*x]\n",
    pulumi: /anchor 'x' value contains itself/,
    refused: /line 2 has an alias for the list or map that it is in$/,
  },
  {
    what: "a tag of a number",
    file: 'config:\n  a: !!int "7"\n',
    pulumi: { "shop:a": "7" },
    refused: /line 2 has a tag \(!\), which no setting needs: remove it$/,
  },
  {
    what: "a custom tag",
    file: "config:\n  a: !foo { b: 1 }\n",
    pulumi: { "shop:a": '{"b":1}' },
    refused: /line 2 has a tag/,
  },
  {
    what: "bytes",
    file: "config:\n  a: !!binary aGVsbG8=\n",
    pulumi: { "shop:a": "hello" },
    refused: /line 2 has a tag/,
  },
  {
    what: "infinity",
    file: "config:\n  a: .inf\n",
    pulumi: /unsupported value: \+Inf/,
    refused: /line 2 has infinity or .nan/,
  },
  {
    what: "no number",
    file: "config:\n  a: [.NaN]\n",
    pulumi: /unsupported value: NaN/,
    refused: /line 2 has infinity or .nan/,
  },

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
