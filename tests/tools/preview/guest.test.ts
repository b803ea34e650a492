import assert from "node:assert/strict";
import { program } from "../../../program";
import { previewStack } from "../../../tools/preview/evaluateStack";
import { overrideConfig } from "../../../tools/stack/override";
import { readStackConfig } from "../../../tools/stack/readStackConfig";
import { readHostFile, hostFileIn } from "../../../tools/stack/hostFile";
import { nextCommands } from "../../../tools/preview/next";
import { SettingsError } from "../../../settings";
import { projectFolder } from "../../support/program";

const prodDomain = 'domain={"name":"app.example.com","zone":"example.com"}';
const devDomain = 'domain={"name":"dev.example.com","zone":"example.com"}';

/** The preview of dev behind prod. Prod's file has these settings in addition. */
function behind(sharer: readonly string[], guest: readonly string[] = [devDomain]) {
  const [dev, prod] = ["dev", "prod"].map((stack) => readStackConfig(projectFolder, stack));
  assert.ok(dev && prod);
  const config = overrideConfig(dev, ["sharedWith=prod", ...guest]);
  return previewStack(config, program, (stack) => {
    assert.equal(stack, "prod");
    return hostFileIn(overrideConfig(prod, sharer));
  });
}

function next(preview: Awaited<ReturnType<typeof behind>>): readonly string[] {
  return nextCommands(preview).map((command) => `  ${command}`);
}

describe("The preview of a stack behind another's load balancer", () => {
  it("accepts a stack that shares", async () => {
    const preview = await behind(["shares=true", prodDomain]);
    assert.deepEqual(preview.warnings, []);
    assert.ok(
      preview.assumptions.includes("the stack prod shares, and is as Pulumi.prod.yaml says"),
    );
    assert.ok(
      preview.assumptions.includes(
        "the stack prod also pays for the app's use of the load balancer (LCU-hours) and of its network's NAT (GB)",
      ),
    );
    assert.deepEqual(next(preview), ["  pulumi up --stack dev"]);
  });

  it("refuses the other's host name, as a problem of the stack file", async () => {
    for (const shares of ["shares=true", "shares=false"]) {
      await assert.rejects(behind([shares, prodDomain], [prodDomain]), (error: Error) => {
        assert.ok(error instanceof SettingsError);
        assert.deepEqual(error.problems, [
          {
            key: "domain.name",
            message: "must be a host name of its own: prod has app.example.com",
          },
        ]);
        return true;
      });
    }
  });

  it("warns if the other's file does not share, and names its commands first", async () => {
    const warning =
      "sharedWith: by Pulumi.prod.yaml the stack prod does not share its load balancer, and a run is refused until it does: see Next";
    const preview = await behind([]);
    assert.deepEqual(preview.warnings, [warning]);
    assert.ok(
      preview.assumptions.includes("the stack prod is as Pulumi.prod.yaml says, and shares"),
    );
    assert.deepEqual(next(preview), [
      `  pulumi config set domain '{"name":"app.example.com","zone":"example.com"}' --stack prod`,
      "  pulumi config set shares true --stack prod",
      "  pulumi up --stack prod",
      "  pulumi up --stack dev",
    ]);
    assert.deepEqual(next(await behind([prodDomain])).slice(0, 2), [
      "  pulumi config set shares true --stack prod",
      "  pulumi up --stack prod",
    ]);
  });

  it("has no command for a stack without a load balancer of its own", async () => {
    const preview = await behind(["sharedWith=test", prodDomain, 'network={"mode":"default"}']);
    assert.deepEqual(preview.warnings, [
      "sharedWith: by Pulumi.prod.yaml the stack prod uses another stack's load balancer, and has none to share: a run is refused",
    ]);
    assert.deepEqual(preview.otherStack, []);
  });

  it("warns if there is no file, or one that cannot be used", async () => {
    const dev = readStackConfig(projectFolder, "dev");
    const config = overrideConfig(dev, ["sharedWith=nope", devDomain]);
    const assumed = "the stack nope shares, and tasks in its network need public addresses";
    const missing = await previewStack(config, program, readHostFile);
    assert.deepEqual(missing.warnings, [
      "sharedWith: there is no Pulumi.nope.yaml: only a run finds out whether there is a stack nope that shares",
    ]);
    assert.ok(missing.assumptions.includes(assumed));
    const broken = await behind(["shares=true"]);
    assert.deepEqual(broken.warnings, [
      "sharedWith: Pulumi.prod.yaml has problems of its own: npm run preview -- --stack prod",
    ]);
  });

  it("warns if the other's network blocks a connection that the app needs", async () => {
    const shared = ["shares=true", prodDomain];
    const wanted = [devDomain, "egressPorts=[443,5432]"];
    const instance = [...shared, "network.nat=instance"];
    assert.deepEqual((await behind(instance, wanted)).warnings, [
      "egressPorts: the NAT instance of prod lets out its own egressPorts (443), not 5432",
    ]);
    assert.deepEqual((await behind([...instance, "egressPorts=[443,5432]"], wanted)).warnings, []);
    assert.deepEqual((await behind(shared, wanted)).warnings, []);
    assert.deepEqual((await behind([...shared, "network.nat=none"])).warnings, [
      "network.nat of prod is none: behind its load balancer, the app reaches only AWS, and not Supabase",
    ]);
  });
});
