import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { ruleType, hostsOf } from "../../../tools/account/types/rules";
import { AwsError, withCannedAws, type Answers } from "../../live/support/cannedAws";
import { cannedConfig } from "../../live/support/config";
import { catalogIn } from "../../support/catalogIn";
import { projectFolder } from "../../support/program";
import { realPulumi } from "../support/cli";
import { keyProvider } from "../support/key";
import { Scenario } from "../support/scenario";

const domain = '{"name":"app.example.com","zone":"example.com"}';
const service = "aws:ecs/service:Service";

describe("A pull request's review stack", () => {
  let prod: Scenario;
  before(async () => {
    const shared = { network: '{"mode":"default"}', domain, shares: "true" };
    prod = await Scenario.runningFrom({ stack: "prod" }, shared);
    const file = "Pulumi.dev.yaml";
    const dev = fs.readFileSync(path.join(projectFolder, file), "utf8");
    // Review stacks take their secrets provider from this file.
    fs.writeFileSync(path.join(prod.folder, file), `secretsprovider: ${keyProvider}\n${dev}`);
  });
  after(() => {
    prod.end();
  });

  /** AWS's Parameter Store, with the ledgers of the account in memory. */
  const removals: Answers = {
    DeleteParameter: ({ Name }) => {
      const { ledger } = prod.world;
      const kept = ledger.filter((each) => each.ledger !== Name);
      if (kept.length === ledger.length) throw new AwsError("ParameterNotFound", "none", 400);
      ledger.splice(0, ledger.length, ...kept);
      return {};
    },
  };
  const ledgers = () => [...new Set(prod.world.ledger.map(({ ledger }) => ledger))];

  async function review(words: readonly string[], signal?: AbortSignal) {
    const argv = ["review", ...words, "--beside", "prod"];
    const { code, out, err } = await withCannedAws(removals, ({ endpoint }) =>
      catalogIn(prod.folder, argv, {
        programs: realPulumi(prod, signal),
        connect: () => Promise.resolve(cannedConfig(endpoint)),
      }),
    );
    prod.heard.push(err, out);
    return { code, out, said: prod.heard.join("") };
  }
  const services = () =>
    prod.world
      .all(service)
      .map(({ inputs }) => String(inputs["name"]))
      .sort();
  const hosts = () =>
    prod.world
      .all(ruleType)
      .flatMap(({ inputs }) => hostsOf(inputs))
      .sort();
  const stateFiles = () =>
    fs
      .readdirSync(path.join(prod.folder, "state"), { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile() && `${each.parentPath}/${each.name}`.includes("pr-7"))
      .map(({ parentPath, name }) => `${parentPath}/${name}`);
  const files = () => fs.readdirSync(prod.folder).filter((each) => /pr-\d/.test(each));

  it("opens beside prod, shows its address and price, is updated, and leaves nothing when it closes", async () => {
    const before = prod.holds();
    const opened = await review(["open", "7"]);
    assert.equal(opened.code, 0, opened.said);
    assert.match(opened.out, /^pr-7: https:\/\/mcp-catalog-pr-7\.example\.com\n/);
    assert.deepEqual(services(), ["mcp-catalog-pr-7-service", "mcp-catalog-service"]);
    assert.equal(prod.world.all("aws:lb/loadBalancer:LoadBalancer").length, 1);

    assert.deepEqual(ledgers(), ["/releases/mcp-catalog", "/releases/mcp-catalog-pr-7"]);

    const { out: comment } = await review(["show", "7", "--markdown"]);
    assert.match(comment, /^<!-- catalog review -->\n\*\*This pull request runs at https:/);
    assert.match(comment, /\| Price \| 0\.\d\d USD a day \(14\.\d\d a month\) \|/);

    // The next push comes from a fresh checkout, without the file.
    fs.rmSync(path.join(prod.folder, "Pulumi.pr-7.yaml"));
    const again = await review(["open", "7"]);
    assert.equal(again.code, 0, again.said);

    const closed = await review(["close", "7"]);
    assert.deepEqual([closed.code, closed.out], [0, "pr-7 is removed.\n"], closed.said);
    const kept = prod.holds().filter((each) => !before.includes(each));
    assert.ok(
      kept.every((each) => each.startsWith("aws:route53/record:Record _")),
      kept.join("\n"),
    );
    assert.deepEqual([files(), ledgers()], [[], ["/releases/mcp-catalog"]]);
    assert.deepEqual(
      stateFiles().filter((each) => !/\.pulumi\/backups\/|\.json\.bak/.test(each)),
      [],
      "only Pulumi's own backups stay",
    );
    assert.deepEqual((await review(["close", "7"])).code, 0);
  });

  it("exists beside another one, each with its own name and rule", async () => {
    for (const number of ["8", "9"]) {
      const { code, said } = await review(["open", number]);
      assert.equal(code, 0, said);
    }
    const names = ["mcp-catalog-pr-8.example.com", "mcp-catalog-pr-9.example.com"];
    assert.deepEqual(
      hosts().filter((each) => each.includes("-pr-")),
      names,
    );
    const listed = await review(["list", "--open", "9"]);
    assert.equal(listed.out, "pr-8: pull request 8 is not open\n");
    const swept = await review(["sweep", "--open", "9"]);
    assert.equal(swept.out, "pr-8: pull request 8 is not open\npr-8 is removed.\n", swept.said);
    assert.deepEqual(services(), ["mcp-catalog-pr-9-service", "mcp-catalog-service"]);
    const rest = await review(["sweep", "--hours", "0"]);
    assert.match(rest.out, /^pr-9: last updated 0 hours ago\npr-9 is removed\.\n$/);
  });

  it("from Pulumi Deployments has the template's settings and a name that fits, and the sweep finds it", async () => {
    const written = await review(["template"]);
    assert.equal(written.code, 0, written.said);
    // What Pulumi Cloud does: it copies the template's file to a stack of its own choice.
    const stack = "pr-the-repository-of-the-shop-11";
    const file = (name: string) => path.join(prod.folder, `Pulumi.${name}.yaml`);
    fs.copyFileSync(file("pr"), file(stack));
    const { run } = realPulumi(prod);
    const init = ["stack", "init", stack, "--no-select", "--secrets-provider", keyProvider];
    assert.equal(await run("pulumi", init), 0, prod.heard.join(""));
    const up = await run("pulumi", ["up", "-s", stack, "--yes", "--non-interactive"]);
    assert.equal(up, 0, prod.heard.join(""));
    assert.deepEqual(services(), ["mcp-catalog-pr-11-service", "mcp-catalog-service"]);
    assert.ok(hosts().includes("mcp-catalog-pr-11.example.com"));

    // The copy is not in git.
    fs.rmSync(file(stack));
    const swept = await review(["sweep", "--open", "none"]);
    assert.equal(swept.code, 0, swept.said);
    assert.match(swept.out, /-11: pull request 11 is not open\n.*-11 is removed\.\n$/);
    assert.deepEqual([services(), ledgers()], [["mcp-catalog-service"], ["/releases/mcp-catalog"]]);
    fs.rmSync(file("pr"));
  });

  it("is removed after a run that was cut off, even if the pull request closed meanwhile", async () => {
    const cut = new AbortController();
    const timer = setInterval(() => {
      if (services().includes("mcp-catalog-pr-10-service")) cut.abort();
    }, 20);
    const opened = await review(["open", "10"], cut.signal);
    clearInterval(timer);
    assert.equal(opened.code, 1, opened.said);
    assert.match(
      opened.out,
      /The next push goes on, or this command:\n {2}catalog review open 10\nIf it is locked .*open 10 --unlock\n$/,
    );
    const closed = await review(["close", "10", "--unlock"]);
    assert.equal(closed.code, 0, closed.said);
    assert.deepEqual(services(), ["mcp-catalog-service"]);
  });
});
