import assert from "node:assert/strict";
import { main as pause } from "../../../tools/commands/pause";
import { afterSilence } from "../../../tools/text/unread";
import { shellWords } from "../../../tools/text/shellWord";
import { setCommand } from "../../../tools/preview/next";
import { bash } from "../../support/bash";
import { runMain, unfolded } from "../../support/command";
import { inFolder } from "../../support/folder";

describe("A command that a person copies", () => {
  it("has words that Bash reads as they were, whatever they contain", async () => {
    const words = [
      ...["prod", "my page.html", "it's", "a;b", "$HOME", "`id`", "*", "~", "#1", "(x)", "[0]"],
      ...["a&b|c>d", '"q"', "back\\slash", "é ü", "!!", "", "-x", "=ls", "two\nlines", "{a,b}"],
    ];
    const { stdout, stderr } = await bash(["-c", `printf '%s\\0' ${shellWords(words)}`]);
    assert.equal(stderr, "");
    assert.deepEqual(stdout.split("\0").slice(0, -1), words);
  });

  it("quotes only what needs it", () => {
    assert.equal(
      shellWords(["--path", "network.nat", "us-east-1", "a=b", "v1.0.0", "host/x:tag@sha", "é"]),
      "--path network.nat us-east-1 a=b v1.0.0 host/x:tag@sha 'é'",
    );
  });

  it("is one of those that name a file, a profile or a value", async () => {
    const page = { "my page.html": "<p>Back at 7</p>" };
    const paused = await inFolder(page, (cwd) =>
      runMain(pause, ["prod", "--page", "my page.html"], {}, { cwd }),
    );
    assert.match(unfolded(paused.stderr), /npx catalog pause prod --page 'my page\.html' --yes$/);
    const expired = { calls: [], error: "ExpiredTokenException", message: "" };
    assert.match(afterSilence([expired], "", "my team"), / --profile 'my team'$/);
    assert.equal(setCommand("displayName=Ann's"), "pulumi config set displayName 'Ann'\\''s'");
  });
});
