import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { parseBootstrap } from "../../bootstrap/settings";
import { projectFolder } from "../support/program";
import { readProjectFile, readYaml } from "../repository/files";

const folder = "examples/github";
const files = fs
  .readdirSync(path.join(projectFolder, folder))
  .filter((each) => each.endsWith(".yml"));

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly defaults?: unknown;
  readonly concurrency: { readonly group: string; readonly "cancel-in-progress": boolean };
  readonly jobs: Readonly<Record<string, Job>>;
}

interface Job {
  readonly if?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly environment?: string;
  readonly "timeout-minutes": number;
  readonly steps: readonly Step[];
}

const workflow = (file: string) => readYaml(`${folder}/${file}`) as Workflow;
const jobsOf = (file: string) => Object.values(workflow(file).jobs);

/** Programs on the path that note how they are called, and give fixed answers. */
class Desk {
  readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), "mcp-catalog-github-"));

  program(name: string, script: string): void {
    const text = `#!/bin/bash\necho "${name} $*" >> "$CALLS"\n${script}\n`;
    fs.writeFileSync(path.join(this.folder, name), text, { mode: 0o755 });
  }

  run(command: readonly string[], env: Readonly<Record<string, string>> = {}) {
    const calls = path.join(this.folder, "calls");
    const output = path.join(this.folder, "output");
    for (const each of [calls, output]) fs.writeFileSync(each, "");
    const PATH = [this.folder, process.env["PATH"]].join(path.delimiter);
    const { status, stderr } = spawnSync("bash", command, {
      cwd: this.folder,
      encoding: "utf8",
      env: { PATH, CALLS: calls, GITHUB_OUTPUT: output, TMPDIR: this.folder, ...env },
    });
    const read = (file: string) => fs.readFileSync(file, "utf8");
    return { status, stderr, calls: read(calls).trim().split("\n"), output: read(output) };
  }
}

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

  it("never let two runs of a pull request meet, and end none halfway", () => {
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
  const swept = (gh: string) => {
    const desk = new Desk();
    try {
      desk.program("gh", gh);
      desk.program("npm", "exit 0");
      const env = { REPOSITORY: "acme/shop" };
      return desk.run(["-e", "-o", "pipefail", "-c", sweep], env);
    } finally {
      fs.rmSync(desk.folder, { recursive: true, force: true });
    }
  };

  it("tell the sweep which pull requests are open, and remove nothing if GitHub does not say", () => {
    const last = (gh: string) => swept(gh).calls.at(-1);
    const words = "npm run --silent catalog -- review sweep --open";
    assert.equal(last("echo 7; echo 9"), `${words} 7,9 --hours 72`);
    assert.equal(last("exit 0"), `${words} none --hours 72`);
    const { status, calls } = swept("exit 1");
    assert.notEqual(status, 0);
    assert.ok(!calls.some((each) => each.startsWith("npm")));
  });
});

describe("The report of a pull request", () => {
  let desk: Desk;
  beforeEach(() => {
    desk = new Desk();
    diffing('echo "### $stack: changes nothing"');
  });
  afterEach(() => {
    fs.rmSync(desk.folder, { recursive: true, force: true });
  });
  /** `npm run catalog -- diff` does this, and `npm run preview` names the stack. */
  const diffing = (does: string) => {
    desk.program(
      "npm",
      `stack="\${*: -2:1}"; if [[ "$*" == *" diff "* ]]; then ${does}; else echo "## Stack $stack"; fi`,
    );
  };
  const report = (...stacks: readonly string[]) =>
    desk.run([path.join(projectFolder, folder, "report"), "acme", ...stacks]);

  it("has each stack's price and what would change, below the mark by which the comment is found", () => {
    const { status, calls, output, stderr } = report("dev", "prod");
    assert.equal(status, 0, stderr);
    assert.deepEqual(calls, [
      "npm run --silent catalog -- diff acme/dev --markdown",
      "npm run --silent preview -- --stack dev --markdown",
      "npm run --silent catalog -- diff acme/prod --markdown",
      "npm run --silent preview -- --stack prod --markdown",
    ]);
    const [first = "", ...lines] = output.trimEnd().split("\n");
    const [, end] = /^report<<([0-9a-f]{32})$/.exec(first) ?? [];
    assert.equal(lines.at(-1), end);
    assert.equal(lines[0], "<!-- mcp-catalog preview -->");
    assert.deepEqual(lines.slice(1, 4), ["### acme/dev: changes nothing", "", "## Stack dev"]);
  });

  it("is written even if a preview fails, says so, and fails the run", () => {
    diffing('echo "error: no such role" >&2; exit 1');
    const { status, output } = report("dev");
    assert.equal(status, 1);
    assert.match(output, /<code>pulumi preview<\/code> failed in <code>dev<\/code>/);
    assert.match(output, /^error: no such role$/m);
  });

  it("is short enough for a comment", () => {
    diffing('for i in $(seq 2000); do printf "%0300d\\n" "$i"; done; exit 1');
    const { status, output } = report("dev", "prod");
    assert.equal(status, 1);
    assert.ok(output.length < 65_536, String(output.length));
    assert.match(output, /^The last 200 of 2000 lines\.$/m);
  });
});

describe("The comment on a pull request", () => {
  const script = jobsOf("pull-request.yml").at(-1)?.steps[0]?.run ?? "";
  const comment = (found: string) => {
    const desk = new Desk();
    try {
      desk.program("gh", `[[ "$*" == *--jq* ]] && echo "${found}"; exit 0`);
      const env = { REPOSITORY: "acme/shop", NUMBER: "7", REPORT: "<!-- mcp-catalog preview -->" };
      return desk.run(["-e", "-o", "pipefail", "-c", script], env);
    } finally {
      fs.rmSync(desk.folder, { recursive: true, force: true });
    }
  };

  it("is made once", () => {
    const { status, calls } = comment("");
    assert.equal(status, 0);
    assert.equal(
      calls.at(-1),
      "gh api --silent repos/acme/shop/issues/7/comments --field body=@comment.md",
    );
  });

  it("is updated by the next push", () => {
    const { calls } = comment("4711");
    assert.equal(
      calls.at(-1),
      "gh api --silent --method PATCH repos/acme/shop/issues/comments/4711 --field body=@comment.md",
    );
  });
});

describe("The image on push", () => {
  const secrets = ["https://canary.supabase.co", "canary-key", "canary-actions-key"];
  const host = "123456789012.dkr.ecr.us-east-1.amazonaws.com";
  const push = (pushed: boolean) => {
    const desk = new Desk();
    try {
      desk.program(
        "pulumi",
        `case "$*" in
  *repositoryUrl*) echo "${host}/mcp-catalog" ;;
  *aws:region*) echo us-east-1 ;;
  *imageTag*) echo v1.2.0 ;;
  *supabaseUrl*) echo "${secrets[0]}" ;;
  *supabaseKey*) echo "${secrets[1]}" ;;
esac`,
      );
      desk.program(
        "aws",
        `case "$*" in
  *describe-images*) exit ${pushed ? 0 : 254} ;;
  *get-secret-value*) echo "${secrets[2]}" ;;
  *get-login-password*) echo password ;;
esac`,
      );
      desk.program(
        "docker",
        // If the stub ended before it read the password, the writer of the password would fail.
        `if [[ "$1" == login ]]; then cat > /dev/null; fi
if [[ "$2" == build ]]; then env | grep "^NEXT_" >> "$GITHUB_OUTPUT"; fi`,
      );
      const script = path.join(projectFolder, folder, "push-image");
      return desk.run([script, "acme", "prod", "examples/catalog", "mcp-catalog-dev"]);
    } finally {
      fs.rmSync(desk.folder, { recursive: true, force: true });
    }
  };
  const options = (command: string, name: string) =>
    [...command.matchAll(new RegExp(`--${name} (\\S+)`, "g"))].map(([, value = ""]) => value);

  it("is not built again", () => {
    const { status, calls } = push(true);
    assert.equal(status, 0);
    assert.ok(!calls.some((each) => each.startsWith("docker")));
    assert.ok(!calls.some((each) => each.includes("supabase") || each.includes("secret-value")));
  });

  it("is built with the program's arguments, for the stack's tag and CPU", () => {
    const { status, calls, stderr } = push(false);
    assert.equal(status, 0, stderr);
    const build = calls.find((each) => each.startsWith("docker buildx build")) ?? "";
    const [said = ""] = /^docker build .*$/m.exec(readProjectFile("docs/deploy.md")) ?? [];
    const names = options(said, "build-arg").map((each) => each.replace(/=.*/, ""));
    assert.ok(names.length > 4);
    assert.deepEqual(options(build, "build-arg").sort(), names.sort());
    assert.deepEqual(options(build, "platform"), options(said, "platform"));
    assert.deepEqual(options(build, "tag"), [
      `${host}/mcp-catalog:v1.2.0`,
      `${host}/mcp-catalog:latest`,
    ]);
  });

  it("gets its values from the environment, and shows none of them", () => {
    const { calls, output, stderr } = push(false);
    assert.deepEqual(output.trim().split("\n").sort(), [
      "NEXT_DEPLOYMENT_ID=v1-2-0",
      "NEXT_PUBLIC_DB_TYPE=supabase",
      `NEXT_PUBLIC_SUPABASE_ANON_KEY=${secrets[1]}`,
      `NEXT_PUBLIC_SUPABASE_URL=${secrets[0]}`,
      "NEXT_PUBLIC_USE_MOCK_DATA=false",
      `NEXT_SERVER_ACTIONS_ENCRYPTION_KEY=${secrets[2]}`,
    ]);
    for (const each of secrets) {
      assert.ok(!calls.join("\n").includes(each));
      assert.ok(!stderr.includes(each));
    }
  });

  it("keeps the build's cache in a repository in which tags can move", () => {
    const build = push(false).calls.find((each) => each.startsWith("docker buildx build")) ?? "";
    const [from = ""] = options(build, "cache-from");
    const [to = ""] = options(build, "cache-to");
    assert.equal(from, `type=registry,ref=${host}/mcp-catalog-dev:cache`);
    assert.ok(to.startsWith(`${from},mode=max,image-manifest=true`));
  });
});
