import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { kinds } from "../../../tools/aws";
import { callsOf, loadShapes } from "../../../tools/calls";
import { permissionsOf } from "../../../tools/permissions";
import { actionOf } from "../../../tools/permissions/actionOf";
import { livePermissions } from "../../../tools/permissions/live";
import { lookupReads } from "../../../tools/permissions/lookups";
import { configuration } from "../../support/configurations";
import { projectFolder } from "../../support/program";
import { actionsOf, allowing } from "./allows";
import { liveActions } from "./live";
import { policiesOf, previews, scopeOf, type Preview } from "./stacks";

/** The text of every source in a folder. */
function sources(folder: string): string {
  return fs
    .readdirSync(path.join(projectFolder, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => fs.readFileSync(path.join(projectFolder, folder, file), "utf8"))
    .join("\n");
}

const sorted = (all: Iterable<string>) => [...new Set(all)].sort();

describe("The deploy policy", () => {
  let evaluated: ReadonlyMap<string, Preview>;

  before(async function () {
    this.timeout(120_000);
    evaluated = await previews();
  });

  const resources = () => [...evaluated.values()].flatMap((each) => each.resources);
  /** What Pulumi itself and the components register, and AWS never hears of. */
  const isMade = (type: string) => !/^(?:mcp-catalog|pulumi):/.test(type);

  it("knows every resource type that prod, dev and all settings need, and no other", () => {
    const types = resources().flatMap(({ type }) => (isMade(type) ? [type] : []));
    assert.deepEqual(sorted(types), sorted(kinds.keys()));
  });

  it("knows every look-up of the program, and no other", () => {
    const tokens = [...evaluated.values()].flatMap((each) =>
      each.lookups.map(({ token }) => token),
    );
    assert.deepEqual(
      sorted(tokens).filter((token) => !(token in lookupReads)),
      [],
    );
    // Compares with the sources, because one of the look-ups is made only in an update.
    const used = sources("components");
    const unused = Object.keys(lookupReads).filter(
      (token) => !new RegExp(`\\b${token.split(":").at(-1)}(?:Output)?\\(`).test(used),
    );
    assert.deepEqual(unused, []);
  });

  it("knows every call of live/, and no other", () => {
    const { reads, writes } = livePermissions;
    const actions = liveActions();
    assert.ok(actions.length > 30);
    assert.deepEqual(
      actions.filter((each) => each !== "sts:GetCallerIdentity"),
      sorted([...reads, ...writes]),
    );
  });

  for (const stack of ["prod", "dev"] as const) {
    it(`allows ${stack} what its resources, look-ups and live/ need, and nothing else`, async () => {
      const types = sorted(resources().flatMap(({ type }) => (isMade(type) ? [type] : [])));
      const needed = await Promise.all(types.map(permissionsOf));
      const all = [
        ...[...needed, livePermissions].flatMap(({ reads, writes }) => [...reads, ...writes]),
        ...Object.values(lookupReads).flat(),
      ];
      assert.deepEqual(actionsOf(await policiesOf(scopeOf(stack))), sorted(all));
    });
  }

  it("allows each call that creates a resource, on the resource that it creates", async () => {
    const shapes = await loadShapes();
    const denied: string[] = [];
    let asked = 0;
    for (const [title, run] of evaluated) {
      const { stack, settings } = configuration(title);
      const scope = {
        ...scopeOf(stack),
        hosts: title === "behind another app's balancer" ? ["shop"] : [],
        ...(settings.includes("displayName=Shop") ? { display: "Shop" } : {}),
      };
      const policies = await policiesOf(scope);
      for (const resource of run.resources.filter(({ type }) => shapes[type])) {
        const arn = run.arnOf(resource);
        if (arn === undefined) continue;
        for (const { call } of callsOf(resource, shapes)) {
          asked += 1;
          if (allowing(policies, actionOf(call), arn).length === 0) {
            denied.push(`${title}: ${actionOf(call)} on ${arn}`);
          }
        }
      }
    }
    assert.ok(asked > 500, String(asked));
    assert.deepEqual(denied, []);
  });

  it("lets dev touch nothing that is prod's", async () => {
    const policies = await policiesOf(scopeOf("dev"));
    const prod = evaluated.get("with a web ACL and all that is stored under a key");
    const named =
      /:(?:role|repository|secret|cluster|service|loadbalancer|targetgroup|log-group|webacl|budget)[:/]/;
    const arns = (prod?.resources ?? [])
      .flatMap((each) => prod?.arnOf(each) ?? [])
      .filter((arn) => named.test(arn));
    assert.ok(arns.length > 10, String(arns.length));
    const touched = arns.filter((arn) =>
      actionsOf(policies).some((action) =>
        allowing(policies, action, arn).some(
          ({ Resource }) =>
            !Resource.includes("*") && !Resource.some((each) => each.includes(":ec2:")),
        ),
      ),
    );
    assert.deepEqual(touched, []);
  });
});
