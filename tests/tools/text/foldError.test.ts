import assert from "node:assert/strict";
import { foldError, widthInPulumi } from "../../../tools/text/foldError";

describe("foldError", () => {
  it("folds prose, and a table's text below its own column", () => {
    const message = [
      "2 problems in the configuration of stack dev (Pulumi.dev.yaml):",
      "",
      "  cpu         must be a size of Fargate that exists, e.g. 256, 512, 1024, 2048, 4096, got 300",
      "  imageTag    must be set",
      "",
      "Nothing was changed. Correct them and run the same command again, as often as it takes you.",
    ].join("\n");
    assert.deepEqual(foldError(message, widthInPulumi).split("\n"), [
      "2 problems in the configuration of stack dev (Pulumi.dev.yaml):",
      "",
      "  cpu         must be a size of Fargate that exists, e.g. 256, 512, 1024,",
      "              2048, 4096, got 300",
      "  imageTag    must be set",
      "",
      "Nothing was changed. Correct them and run the same command again, as often",
      "as it takes you.",
    ]);
  });

  it("keeps a command in the middle of a line whole, on a line of its own if need be", () => {
    const message =
      "  supabaseKey  must be set, because the app reads its data with it: pulumi config set supabaseKey --secret --stack dev";
    assert.deepEqual(foldError(message).split("\n"), [
      "  supabaseKey  must be set, because the app reads its data with it:",
      "               pulumi config set supabaseKey --secret --stack dev",
    ]);
  });

  it("ends a command with its sentence, so that the next one is folded as prose", () => {
    const message = `No release of prod is called v9. catalog releases prod --all lists them. ${"word ".repeat(10)}end.`;
    assert.deepEqual(foldError(message).split("\n"), [
      "No release of prod is called v9. catalog releases prod --all lists them. word",
      `${"word ".repeat(9)}end.`,
    ]);
  });

  it("leaves a command whole, and a line that fits", () => {
    const command = `  aws ec2 create-default-subnet --availability-zone us-east-1a --region us-east-1 ${"x".repeat(30)}`;
    const fits = "x ".repeat(38).trim();
    assert.equal(foldError(`${command}\n${fits}`), `${command}\n${fits}`);
  });
});
