import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { parseBootstrap } from "../../bootstrap/settings";
import { projectFolder } from "../support/program";
import { readProjectFile } from "../repository/files";
import { Desk, folder, jobsOf, workflow } from "./workflows";

const files = fs
  .readdirSync(path.join(projectFolder, folder))
  .filter((each) => each.endsWith(".yml"));

describe("The workflows to copy", () => {
  for (const file of files) {
    it(`${file} pins actions by their commits, and keeps no credentials`, () => {
      const text = readProjectFile(`${folder}/${file}`);
      for (const [line] of text.matchAll(/uses: .*/g)) {
        assert.match(line, /^uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
      }
      assert.doesNotMatch(text, /\bsecrets\.\w|pull_request_target|workflow_run/);
      for (const { steps } of jobsOf(file)) {
        for (const { uses, with: inputs } of steps) {
          if (uses?.startsWith("actions/checkout@"))
            assert.equal(inputs?.["persist-credentials"], false);
        }
      }
    });

    it(`${file} may only read by default, has a time limit, and has a concurrency group`, () => {
      const { permissions, concurrency } = workflow(file);
      assert.deepEqual(permissions, { contents: "read" });
      assert.ok(concurrency.group.length > 0);
      for (const job of jobsOf(file)) assert.ok(job["timeout-minutes"] > 0);
    });

    it(`${file} passes values to scripts in variables, never inside them`, () => {
      for (const { run = "" } of jobsOf(file).flatMap(({ steps }) => steps)) {
        assert.doesNotMatch(run, /\$\{\{/);
      }
    });
  }

  for (const file of files) {
    it(`${file} stops if a command before a "|" fails: GitHub's own default goes on`, () => {
      assert.deepEqual(workflow(file).defaults, { run: { shell: "bash" } });
    });
  }

  it("use the same commits of actions as this repository's own workflows", () => {
    const own = readProjectFile(".github/workflows/ci.yml");
    for (const file of files) {
      const used = jobsOf(file).flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? []));
      for (const each of used.filter((name) => name.startsWith("actions/")))
        assert.ok(own.includes(each), each);
    }
  });

  for (const stack of ["dev", "prod"]) {
    it(`never cancel a deployment of ${stack} halfway, and never run two at the same time`, () => {
      const { concurrency, on } = workflow(`deploy-${stack}.yml`);
      assert.deepEqual(concurrency, { group: `deploy-${stack}`, "cancel-in-progress": false });
      assert.deepEqual((on["push"] as { branches: string[] }).branches, ["main"]);
    });
  }

  it("ask for an approval before prod, and get prod's credentials only after it", () => {
    const [job] = jobsOf("deploy-prod.yml");
    assert.equal(job?.environment, "prod");
    for (const file of files.filter((each) => each !== "deploy-prod.yml")) {
      for (const { environment } of jobsOf(file)) assert.equal(environment, undefined);
      assert.doesNotMatch(readProjectFile(`${folder}/${file}`), /DEPLOY_PROD/);
    }
    const { stacks } = parseBootstrap({ regions: ["us-east-1"], githubRepository: "acme/shop" });
    assert.equal(stacks["prod"]?.environment, "prod");
    assert.equal(stacks["dev"]?.branch, "main");
  });

  it("give prod the image that dev runs, with prod's credentials, before pulumi up", () => {
    const [job] = jobsOf("deploy-prod.yml");
    const runs = (job?.steps ?? []).map(({ run, uses }) => run ?? uses ?? "");
    const at = (text: string) => runs.findIndex((each) => each.includes(text));
    assert.ok(at("configure-aws-credentials") < at("promote dev prod"));
    assert.ok(at("promote dev prod") < at("pulumi up"));
    assert.match(runs[at("promote dev prod")] ?? "", / --copy --if-missing --tag "\$tag"\n/);
  });

  it("give a pull request from a fork no token, and give the comment's token to no code of the pull request", () => {
    const { jobs } = workflow("pull-request.yml");
    assert.equal(jobs["check"]?.permissions, undefined);
    assert.equal(
      jobs["preview"]?.if,
      "github.event.pull_request.head.repo.full_name == github.repository",
    );
    assert.deepEqual(jobs["preview"].permissions, { contents: "read", "id-token": "write" });
    assert.deepEqual(jobs["comment"]?.permissions, { "pull-requests": "write" });
    assert.deepEqual(
      jobs["comment"].steps.flatMap(({ uses }) => uses ?? []),
      [],
    );
  });
});

describe("The workflows of review stacks", () => {
  it("give a pull request from a fork no credentials, and no environment", () => {
    const { jobs } = workflow("review.yml");
    for (const name of ["open", "close"]) {
      assert.match(
        jobs[name]?.if ?? "",
        /&& github\.event\.pull_request\.head\.repo\.full_name == github\.repository$/,
      );
    }
    assert.deepEqual(jobs["comment"]?.permissions, { "pull-requests": "write" });
    assert.deepEqual(
      jobs["comment"].steps.flatMap(({ uses }) => uses ?? []),
      [],
    );
  });

  it("never run twice at the same time for a pull request, and never cancel a run halfway", () => {
    assert.deepEqual(workflow("review.yml").concurrency, {
      group: "review-${{ github.event.pull_request.number }}",
      "cancel-in-progress": false,
    });
  });

  it("remove a stack without the code of its pull request", () => {
    const [checkout] = workflow("review.yml").jobs["close"]?.steps ?? [];
    assert.equal(checkout?.with?.["ref"], "${{ github.event.pull_request.base.sha }}");
  });

  const sweep = jobsOf("review-sweep.yml").at(-1)?.steps.at(-1)?.run ?? "";
  const swept = async (gh: string) => {
    const desk = new Desk();
    try {
      desk.program("gh", gh);
      desk.program("npm", "exit 0");
      const env = { REPOSITORY: "acme/shop" };
      return await desk.run(["-e", "-o", "pipefail", "-c", sweep], env);
    } finally {
      fs.rmSync(desk.folder, { recursive: true, force: true });
    }
  };

  it("tell the sweep which pull requests are open, and remove nothing if GitHub does not say", async () => {
    const last = async (gh: string) => (await swept(gh)).calls.at(-1);
    const words = "npm run --silent catalog -- review sweep --open";
    assert.equal(await last("echo 7; echo 9"), `${words} 7,9 --hours 72 --unlock`);
    assert.equal(await last("exit 0"), `${words} none --hours 72 --unlock`);
    const { code, calls } = await swept("exit 1");
    assert.notEqual(code, 0);
    assert.ok(!calls.some((each) => each.startsWith("npm")));
  });
});
