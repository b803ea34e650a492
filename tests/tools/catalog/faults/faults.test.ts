import assert from "node:assert/strict";
import { remedyOf } from "../../../../live/calls/errors";
import { catalog } from "../../../../tools/commands/catalog";
import { entries } from "../../../../tools/commands/catalog/entries";
import type { CommandEntry } from "../../../../tools/commands/catalog/entry";
import type { Answers } from "../../../live/support/cannedAws";
import { runMain, unfolded } from "../../../support/command";
import { machine } from "../push/pushMachine";
import { commands, endCommands, type Way } from "./commands";
import { deny, everyCall, nothingThere, silences, type Silence } from "./faults";

const known: readonly CommandEntry[] = entries;
const asking = known.flatMap((entry) => {
  const ways = commands[entry.name as keyof typeof commands];
  return typeof ways === "string"
    ? []
    : ways.map((way) => ({ entry, way, says: `catalog ${entry.name} ${way.words.join(" ")}` }));
});

/** Calls that AWS itself lists as reading. */
const reading = /^(?:Describe|List|Get|BatchGet|BatchCheck|Filter|Simulate)/;

interface Ran {
  readonly code: number | null;
  /** What was printed, on standard output and on standard error. */
  readonly all: string;
  readonly err: string;
  readonly operations: readonly string[];
  /** The programs that were started. */
  readonly started: readonly string[];
}

/** Runs a command on a machine that has every program. AWS's clients ask once only. */
async function run(
  { name }: CommandEntry,
  { words, programs: own, main }: Way,
  answers: Answers,
  config?: Silence["config"],
): Promise<Ran> {
  const { asked, programs } = machine();
  const { code, stdout, stderr, calls } = await runMain(
    main ?? ((argv, io) => catalog([name, ...argv], io)),
    words,
    answers,
    { pace: 1, programs: own ?? { ...programs, has: () => Promise.resolve(true) } },
    { maxAttempts: 1, ...config },
  );
  await endCommands();
  return {
    code,
    all: `${stdout}\n${stderr}`,
    err: stderr,
    operations: calls.map(({ operation }) => operation),
    started: asked.map(({ words: each }) => each),
  };
}

const allowed = remedyOf({ error: "AccessDeniedException", message: "" }) ?? "?";

/** What no person should have to read, and no line that has to be read is too wide. */
function assertReadable({ all: text, err }: Ran, most: number): void {
  assert.doesNotMatch(
    text,
    /^ +at \S+ \(|\bundefined\b|\[object |\bNaN\b|UnknownOperation|^Error: /m,
  );
  const wide = text.split("\n").filter((line) => line.length > 80);
  assert.deepEqual(
    wide.filter((line) => !/^\s*(?:pulumi|docker|npx|aws|\(The log) |^ *\S+$/.test(line)),
    [],
  );
  assert.ok(err.trimEnd().split("\n").length <= most, err);
}

describe("Every command of catalog", () => {
  it("is called here, or does not ask AWS itself for a reason", () => {
    assert.deepEqual(known.map(({ name }) => name).sort(), Object.keys(commands).sort());
    for (const { entry, way, says } of asking) {
      assert.ok(entry.needs.includes("credentials"), says);
      assert.ok(!entry.changes || way.reads !== false, says);
    }
  });

  for (const { entry, way, says } of asking) {
    const reads = !entry.changes || way.reads === true;

    describe(says, () => {
      let fine: Ran;
      before(async () => {
        fine = await run(entry, way, await way.answers());
      });

      it("ends as it should if nothing is wrong, and only reads if it says so", () => {
        assert.equal(fine.code, way.code ?? 0, fine.all);
        assert.notEqual(fine.operations.length, 0);
        const onlyReads = fine.operations.every((each) => each === "" || reading.test(each));
        assert.equal(onlyReads && fine.started.length === 0, reads);
      });

      for (const { name, failure, refuse, config } of silences) {
        it(`ends with ${way.unanswered ?? 3} and says why in a few lines after ${name}`, async () => {
          const done = await run(entry, way, refuse ? everyCall(refuse) : {}, config);
          assert.equal(done.code, way.unanswered ?? 3, done.all);
          const text = unfolded(done.all);
          assert.ok(text.includes(failure.message), text);
          assert.ok(text.includes(remedyOf(failure) ?? "?"), text);
          assertReadable(done, refuse === deny ? 12 : way.programs ? 8 : 5);
          assert.deepEqual(done.started, []);
          assert.ok(!reads || !/nothing was changed/i.test(text), text);
        });
      }

      it("says so if the stack was never deployed, or is somewhere else", async () => {
        const done = await run(entry, way, { ...(await way.answers()), ...nothingThere });
        const text = unfolded(done.all);
        assert.equal(done.code, way.missing ?? 1, text);
        assert.match(text, /(?:pulumi|catalog) [a-z-]+/);
        assertReadable(done, 5);
        assert.deepEqual(done.started, []);
      });

      it("names each call that is refused alone, and never calls that wrong usage", async () => {
        const operations = [...new Set(fine.operations)].filter(Boolean);
        const missed = new Set(operations);
        const refuse = async (some: readonly string[]) => {
          const denied = some.map((each) => [each, () => deny(each)] as const);
          const answers = { ...(await way.answers()), ...Object.fromEntries(denied) };
          const done = await run(entry, way, answers);
          const text = unfolded(done.all);
          for (const each of some.filter((one) => done.operations.includes(one))) {
            missed.delete(each);
            assert.ok(text.includes(each), `${each}: ${text}`);
          }
          assert.ok(text.includes(allowed), text);
          assert.notEqual(done.code, 2, `${some.join(", ")}: ${text}`);
          assertReadable(done, 12);
          assert.ok(!reads || !/nothing was changed/i.test(text), text);
        };
        // Some of many calls at once, and alone whatever was not called then.
        const groups = operations.length > 20 ? 5 : operations.length;
        for (let group = 0; group < groups; group += 1) {
          await refuse(operations.filter((_, index) => index % groups === group));
        }
        for (const each of [...missed]) await refuse([each]);
        assert.deepEqual([...missed], []);
      });
    });
  }
});
