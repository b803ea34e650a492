import assert from "node:assert/strict";
import { foldMessages } from "../../../tools/text/foldMessages";

/** What a log that folds passes on for a message. */
function folded(kind: "info" | "warn" | "error", message: string): readonly string[] {
  const told: string[] = [];
  const tell = (text: string) => {
    told.push(text);
    return Promise.resolve();
  };
  const log = { info: tell, warn: tell, error: tell };
  foldMessages(log);
  void log[kind](message);
  return told;
}

const words = (count: number) => "abcd ".repeat(count).trim();

describe("A message of the program", () => {
  it("is folded to 80 columns with the four spaces and the kind that Pulumi puts before it", () => {
    for (const [kind, head] of [
      ["info", ""],
      ["warn", "warning: "],
      ["error", "error: "],
    ] as const) {
      const [text = "", ...others] = folded(kind, words(40));
      assert.deepEqual(others, []);
      const lines = `${head}${text}`.split("\n").map((line) => `    ${line}`);
      assert.ok(lines.length > 2);
      for (const line of lines) assert.ok(line.length <= 80, line);
      // One more word would not fit into the first line.
      assert.ok((lines[0] ?? "").length > 75, lines[0]);
      assert.equal(text.replaceAll("\n", " "), words(40));
    }
  });

  it("keeps its commands whole", () => {
    const command = `  pulumi config set --path monitoring.alarmEmail ${"x".repeat(50)} --stack prod`;
    assert.deepEqual(folded("warn", `Nobody is told:\n${command}`), [
      `Nobody is told:\n${command}`,
    ]);
  });

  it("is left as it is if it is the app's own line, or a mistake of the program with its stack trace", () => {
    const line = `migrate: {"level":"info","text":"${words(40)}"}`;
    assert.deepEqual(folded("info", line), [line]);
    const bug = `Running program '/app' failed with an unhandled exception:\nError: ${words(40)}`;
    assert.deepEqual(folded("error", bug), [bug]);
  });
});
