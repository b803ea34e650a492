import { program } from "../../../program";
import { previewStack } from "../../../tools/preview/evaluateStack";
import { readStackConfig } from "../../../tools/stack/readStackConfig";
import { inFolder } from "../../support/folder";

/** The preview of a stack file that nobody committed, by its text. */
export function previewFile(config: readonly string[]) {
  const files = {
    "Pulumi.yaml": "name: mcp-catalog",
    "Pulumi.test.yaml": ["config:", ...config.map((line) => `  ${line}`)].join("\n"),
  };
  return inFolder(files, (folder) => previewStack(readStackConfig(folder, "test"), program));
}
