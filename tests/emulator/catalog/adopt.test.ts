import assert from "node:assert/strict";
import * as path from "node:path";
import { clientConfig } from "../../../live/calls/clients";
import { addTags } from "../../../live/adopt/tag";
import type { Adoption } from "../../../tools/adopt/types";
import { bash } from "../../support/bash";
import { catalogIn } from "../../support/catalogIn";
import { inFolder } from "../../support/folder";
import { projectFolder } from "../../support/program";
import { useAccount } from "../moto/account";
import { withAwsCli } from "../moto/moto";
import { region } from "../moto/server";

describe("catalog adopt, after the guide's own commands", () => {
  useAccount();

  before(async () => {
    const { code, stderr } = await bash([path.join(__dirname, "guide.sh")], { env: withAwsCli() });
    assert.equal(code, 0, stderr);
  });

  const look = () =>
    inFolder({}, async (folder) => {
      const argv = ["adopt", "prod", "--json", "--file", path.join(folder, "adopt.json")];
      const { code, out, err } = await catalogIn(projectFolder, argv, {
        connect: () => Promise.resolve(clientConfig({ region })),
      });
      assert.equal(code, 0, out + err);
      return JSON.parse(out) as Adoption;
    });

  it("finds each resource by AWS's own protocols, and tags it", async () => {
    const { rows, taken } = await look();
    assert.deepEqual(
      rows.filter(({ fate }) => fate === "kept").map(({ what }) => what),
      [
        ...["repository", "secret", "secret", "cluster", "capacity providers", "log group"],
        ...["load balancer", "target group", "listener", "service", "dashboard", "alarm"],
      ],
    );
    const arns = taken.flatMap(({ untagged }) => untagged ?? []);
    assert.equal(arns.length, 9);
    await addTags(clientConfig({ region }), arns, { Project: "mcp-catalog", Stack: "prod" });
    assert.deepEqual(
      (await look()).taken.flatMap(({ untagged }) => untagged ?? []),
      [],
    );
  });
});
