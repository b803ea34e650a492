import * as parser from "@typescript-eslint/parser";
import { words } from "./eslint.words.mjs";

/** What a component, the program and its outputs must not do; each with the reason. */
const shape = [
  {
    selector:
      "CallExpression[callee.property.name='apply'] > :function :matches(NewExpression:not([callee.name=/Error$/]):not([callee.property.name=/Error$/]), ClassBody)",
    message:
      "Create no resource inside .apply: previews would not show it. Decide on plain values.",
  },
];

const asks = "/^(getConfig|allConfig|isConfigSecret|getStack|getProject)$/";

const configuration = [
  {
    selector:
      "NewExpression[callee.property.name='Config'], NewExpression[callee.name='Config'], " +
      "ImportSpecifier[imported.name='Config']",
    message: "Only settings/load.ts reads configuration. Take what you need as an argument.",
  },
  {
    selector:
      `MemberExpression > .property[name=${asks}], MemberExpression > .property[value=${asks}], ` +
      `ImportSpecifier[imported.name=${asks}]`,
    message: "Only settings/load.ts asks Pulumi for configuration, project and stack.",
  },
];

const environment = [
  {
    selector:
      "MemberExpression[object.name='process'] > .property[name='env'], " +
      "MemberExpression[object.name='process'] > .property[value='env'], " +
      "VariableDeclarator[init.name='process'] > ObjectPattern > Property[key.name='env']",
    message:
      "Only settings/shellRegion.ts reads the environment. Take what you need as an argument.",
  },
];

/** A word of its own: neither part of another (`production`) nor of a path (`/dev/null`). */
const stack = String.raw`/(?<![\w\x2f-])(prod|dev)(?![\w\x2f-])/i`;

const stackNames = [
  {
    selector:
      `Literal[value=${stack}], Literal[regex.pattern=${stack}], TemplateElement[value.raw=${stack}], ` +
      "Property > Identifier.key[name=/^(prod|dev)$/]",
    message: "Only settings/names.ts knows a stack by its name. Decide on a setting.",
  },
];

const clients = [
  {
    selector: "NewExpression[callee.name=/^[A-Z].*Client$/]",
    message: "Use withClient or withClients of live/clients.ts, which also close the client.",
  },
];

/** A file to which only some of the rules apply. */
const exempt = (file, ...rules) => [
  { files: [file], rules: { "no-restricted-syntax": ["error", ...shape, ...rules] } },
];

/** The rules of this project. Oxlint has all others, and checks the types; see .oxlintrc.json. */
export default [
  // Apps that Next.js builds, whose files are not part of this project's code.
  { ignores: ["node_modules", "examples", "tests/next/usual"] },
  { plugins: { words }, rules: { "words/plain-english": "error" } },
  {
    files: ["**/*.ts"],
    languageOptions: { parser },
    rules: { "no-restricted-syntax": ["error", ...shape] },
  },
  {
    files: ["*.ts", "parts/**/*.ts", "components/**/*.ts", "live/**/*.ts", "settings/**/*.ts"],
    rules: {
      "no-restricted-syntax": ["error", ...shape, ...configuration, ...environment, ...stackNames],
    },
  },
  {
    files: ["live/**/*.ts"],
    // These two hand a client out, and whoever asks for it closes it.
    ignores: ["live/ecr/images.ts", "live/logs/readLogs.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        ...shape,
        ...configuration,
        ...environment,
        ...stackNames,
        ...clients,
      ],
    },
  },
  ...exempt("settings/load.ts", ...environment, ...stackNames),
  ...exempt("settings/shellRegion.ts", ...configuration, ...stackNames),
  ...exempt("settings/names.ts", ...configuration, ...environment),
  // It sets a variable for the AWS SDK.
  ...exempt("live/clients.ts", ...configuration, ...stackNames),
];
