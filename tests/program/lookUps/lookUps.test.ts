import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";
import * as pulumi from "@pulumi/pulumi";
import type { Live } from "../../../components/common/live";
import { program } from "../../../program";
import { previewAnswers } from "../../../tools/assumed/answers";
import { assumedLive } from "../../../tools/assumed/live";
import { evaluate } from "../../../tools/evaluate";
import { overrideConfig } from "../../../tools/stack/override";
import { readStackConfig } from "../../../tools/stack/readStackConfig";
import { projectFolder, Run } from "../../support/program";
import { secretValues } from "../../support/stack";
import { askedInSources } from "./asked";
import { liveRows, lookUpRows, type Row, type Treatment } from "./rows";

const denied =
  "operation error EC2: DescribeX, https response error StatusCode: 403, RequestID: 1, api error UnauthorizedOperation: You are not authorized to perform this operation.";

/** The ways in which a question stays without an answer, and what the message must say. */
const faults = [
  {
    what: "a denied call",
    said: denied,
    told: /UnauthorizedOperation: You are not authorized.*\n.*Allow the credentials in use/,
  },
  { what: "no answer", said: undefined, told: /no answer within 0\.1 seconds\n.*reaches AWS/ },
] as const;

interface Silence {
  /** A look-up, e.g. `ec2.getVpc`, or a question of the live system. */
  readonly name: string;
  readonly said: string | undefined;
  readonly preview: boolean;
}

const answers = previewAnswers({
  region: "us-east-1",
  repositoryName: "mcp-catalog",
  imageTag: "v1.0.0",
});

/** Runs prod while one question has no answer; what it made before it ended, and what it said. */
function runWithout(row: Row, { name, said, preview }: Silence) {
  const { project, values } = overrideConfig(readStackConfig(projectFolder, "prod"), row.settings);
  const isGuest = row.settings.some((setting) => setting.startsWith("sharedWith="));
  const secrets = Object.entries(secretValues).map(
    ([key, value]) => [`${project}:${key}`, value] as const,
  );
  const fail = () =>
    said === undefined
      ? setTimeout(300).then(() => Promise.reject(new Error("too late")))
      : Promise.reject(Object.assign(new Error(said), { details: said }));
  const live: Live = { ...assumedLive(), patience: said === undefined ? 0.1 : 60 };
  if (name in live) Object.assign(live, { [name]: fail });
  const made: string[] = [];
  const ran = evaluate(() => program(() => live), {
    project,
    stack: "prod",
    // A guest has no network of its own.
    config: {
      ...(isGuest ? without(values, `${project}:network`) : values),
      ...Object.fromEntries(secrets),
    },
    secretKeys: secrets.map(([key]) => key),
    preview,
    answers: {
      ...answers,
      resource: (args) => {
        if (args.custom !== false && !/^pulumi:/.test(args.type)) made.push(args.type);
        return answers.resource(args);
      },
      lookup: (args) => {
        const [, module, asked] = /^aws:([^/]+)\/.*:(\w+)$/.exec(args.token) ?? [];
        return `${module}.${asked}` === name
          ? (fail() as unknown as ReturnType<typeof answers.lookup>)
          : answers.lookup(args);
      },
    },
  });
  return { ran, made };
}

function without(values: Readonly<Record<string, string>>, left: string) {
  return Object.fromEntries(Object.entries(values).filter(([key]) => key !== left));
}

describe("The questions of the program to AWS", () => {
  it("have a row each", () => {
    assert.deepEqual(askedInSources(), Object.keys(lookUpRows).sort());
  });

  const rows = Object.entries({ ...lookUpRows, ...liveRows });
  for (const [name, row] of rows) {
    if ("elsewhere" in row) continue;
    for (const { what, said, told } of faults) {
      it(`${name} may have ${what}, in a preview and in an update`, async () => {
        for (const preview of [true, false]) {
          const { ran, made } = runWithout(row, { name, said, preview });
          await judge(row.ends, ran, told);
          if ("refused" in row.ends) assert.deepEqual(made, []);
        }
      });
    }
  }
});

async function judge(
  ends: Treatment,
  ran: ReturnType<typeof evaluate>,
  told: RegExp,
): Promise<void> {
  if ("warned" in ends) {
    const { warnings } = new Run(await ran);
    assert.equal(warnings.filter((each) => each.includes(ends.warned)).length, 1);
    return;
  }
  await assert.rejects(ran, (error: Error) => {
    assert.ok(pulumi.RunError.isInstance(error), error.stack);
    assert.ok(error.message.includes(ends.refused), error.message);
    assert.match(error.message, told);
    assert.match(error.message, /Nothing was changed\./);
    return true;
  });
}
