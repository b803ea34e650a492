import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as path from "node:path";
import { emptiesOf, sent, shown } from "../../../tools/calls/empties";
import { emptyInputs } from "../../../tools/calls/emptyInputs";
import { configurations } from "../../support/configurations";
import { projectFolder } from "../../support/program";
import { previewCommitted } from "../../support/stack";

describe("Every empty value among the inputs", () => {
  let found: ReadonlySet<string>;

  before(async () => {
    const all = new Set<string>();
    for (const { stack, settings } of Object.values(configurations)) {
      const { resources } = await previewCommitted(stack, settings);
      for (const resource of resources.filter(({ type }) => type.startsWith("aws:"))) {
        for (const empty of emptiesOf(resource)) all.add(empty);
      }
    }
    found = all;
  });

  it("is listed with the provider's behaviour", () => {
    const listed = emptyInputs.map(({ input, value }) => `${input} = ${shown(value)}`);
    assert.deepEqual(
      [...found].filter((each) => !listed.includes(each)),
      [],
    );
  });

  it("is listed because a configuration has it", () => {
    const unused = emptyInputs.filter(
      ({ input, value }) => !found.has(`${input} = ${shown(value)}`),
    );
    assert.deepEqual(
      unused.map(({ input }) => input),
      [],
    );
  });

  it("is listed with the provider's function that shows it, or is in docs/assumptions.md", () => {
    const unread = emptyInputs.filter(({ source }) => source === undefined);
    const ledger = readFileSync(path.join(projectFolder, "docs/assumptions.md"), "utf8");
    for (const { input } of unread) assert.ok(ledger.includes(input.split(".")[0] ?? ""), input);
    assert.deepEqual(
      unread.map(({ input }) => input.split(" ")[0]),
      Array<string>(3).fill("aws:appautoscaling/target:Target"),
    );
  });

  it("is listed once", () => {
    const inputs = emptyInputs.map(({ input, value }) => `${input} = ${shown(value)}`);
    assert.equal(new Set(inputs).size, inputs.length);
  });
});

describe("The empty values that the provider sends", () => {
  it("follow the list, input by input", () => {
    const inputs = {
      accessLogs: { bucket: "", enabled: false },
      enableDeletionProtection: false,
      internal: false,
    };
    assert.deepEqual(sent({ type: "aws:lb/loadBalancer:LoadBalancer", inputs }), {
      accessLogs: { enabled: false },
      enableDeletionProtection: false,
    });
  });

  it("include no empty text or list that is not listed", () => {
    const inputs = { name: "", alarms: { alarmNames: [], enable: false }, tags: {} };
    assert.deepEqual(sent({ type: "aws:ecs/service:Service", inputs }), {
      alarms: { enable: false },
      tags: {},
    });
  });

  it("include what the JSON of the containers has, without a CPU of 0", () => {
    const [type, linuxParameters] = [
      "aws:ecs/taskDefinition:TaskDefinition",
      { capabilities: { add: [], drop: ["ALL"] } },
    ];
    const containers = [{ cpu: 0, dnsServers: [], linuxParameters, mountPoints: [] }];
    const { containerDefinitions } = sent({
      type,
      inputs: { containerDefinitions: JSON.stringify(containers), volumes: [] },
    });
    assert.deepEqual(JSON.parse(String(containerDefinitions)), [
      { dnsServers: [], linuxParameters, mountPoints: [] },
    ]);
  });
});
