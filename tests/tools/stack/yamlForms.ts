import type { FileForm } from "./fileForm";

const one = { "shop:a": "1" };

/** Stack files with every form of key, and with anchors, aliases, merges and tags. */
export const yamlForms: readonly FileForm[] = [
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
];
