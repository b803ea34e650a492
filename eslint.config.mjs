import js from "@eslint/js";
import tseslint from "typescript-eslint";

/** What a component, the program and its outputs must not do; each with the reason. */
const shape = [
  {
    selector:
      "CallExpression[callee.property.name='apply'] > :function :matches(NewExpression:not([callee.name=/Error$/]):not([callee.property.name=/Error$/]), ClassBody)",
    message:
      "Create no resource inside .apply: previews would not show it. Decide on plain values.",
  },
];

const configuration = [
  {
    selector: "NewExpression[callee.property.name='Config'], NewExpression[callee.name='Config']",
    message: "Only settings/index.ts reads configuration. Take what you need as an argument.",
  },
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: "Only settings/index.ts reads the environment. Take what you need as an argument.",
  },
  {
    selector:
      "CallExpression[callee.property.name=/^(getConfig|allConfig|getStack|getProject)$/][callee.object.name!='git']",
    message: "Only settings/index.ts asks Pulumi for configuration, project and stack.",
  },
];

export default tseslint.config(
  { ignores: ["node_modules", "examples"] },
  js.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "no-restricted-syntax": ["error", ...shape],
      // Resources are made for their effect.
      "no-new": "off",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/consistent-type-imports": "error",
    },
  },
  {
    files: [
      "index.ts",
      "program.ts",
      "fixedNames.ts",
      "componentArgs.ts",
      "optionalParts.ts",
      "outputs.ts",
      "components/**/*.ts",
      "live/**/*.ts",
      "settings/**/*.ts",
    ],
    ignores: ["settings/index.ts", "live/clients.ts"],
    rules: { "no-restricted-syntax": ["error", ...shape, ...configuration] },
  },
  {
    files: ["components/**/*.ts"],
    rules: { "no-restricted-imports": ["error", { patterns: ["**/settings", "**/settings/*"] }] },
  },
  {
    files: ["**/*.mjs", "**/*.js"],
    languageOptions: { globals: { process: "readonly", console: "readonly" } },
  },
);
