import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { bucketName } from "../../bootstrap/state";
import { findCli } from "../../tools/account/findCli";
import { at, useAccount } from "./moto/account";
import { environment, region } from "./moto/server";
import { mustSucceed, runProgram, type Ended } from "../../tools/programs/run";

const canary = "canary-value";

describe("State in a bucket, with secrets under a key", () => {
  const account = useAccount();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mcp-catalog-state-"));
  const bucket = bucketName("mcp-catalog", "123456789012");
  let command: string;

  before(async function () {
    const cli = await findCli().catch(() => undefined);
    if (!cli) return this.skip();
    ({ command } = cli);
    await account.prepare("s3.CreateBucket", { Bucket: bucket });
    const key = await account.prepare("kms.CreateKey", {});
    await account.prepare("kms.CreateAlias", {
      AliasName: "alias/mcp-catalog-state",
      TargetKeyId: at(key, "KeyMetadata", "KeyId"),
    });
    fs.writeFileSync(path.join(folder, "Pulumi.yaml"), "name: mcp-catalog\nruntime: nodejs\n");
  });
  after(() => {
    fs.rmSync(folder, { recursive: true, force: true });
  });

  /** Runs the real CLI, without the files and credentials of the user. */
  function pulumi(run: typeof runProgram, words: readonly string[]): Promise<Ended> {
    const endpoint = encodeURIComponent(account.moto.url);
    const env = {
      ...environment(account.moto.url),
      PULUMI_HOME: path.join(folder, "home"),
      PULUMI_SKIP_UPDATE_CHECK: "true",
      PULUMI_BACKEND_URL: `s3://${bucket}?region=${region}&endpoint=${endpoint}&s3ForcePathStyle=true`,
    };
    return run(command, ["--non-interactive", ...words], { cwd: folder, env });
  }
  const well = async (...words: readonly string[]) => (await pulumi(mustSucceed, words)).stdout;

  it("is made, read again from another computer, and shows no secret", async () => {
    const provider = `awskms://alias/mcp-catalog-state?region=${region}`;
    await well("stack", "init", "dev", "--secrets-provider", provider);
    await well("config", "set", "--secret", "supabaseKey", canary, "-s", "dev");
    const file = fs.readFileSync(path.join(folder, "Pulumi.dev.yaml"), "utf8");
    assert.match(file, /secretsprovider: awskms:\/\/alias\/mcp-catalog-state/);
    assert.match(file, /encryptedkey: /);
    assert.ok(!file.includes(canary));
    fs.rmSync(path.join(folder, "home"), { recursive: true });
    assert.equal((await well("config", "get", "supabaseKey", "-s", "dev")).trim(), canary);
    assert.match(await well("stack", "ls", "--json"), /"name": "dev"/);
  });

  it("is locked while a run changes it: a second run is refused, and pulumi cancel ends a lock that was left", async () => {
    await account.prepare("s3.PutObject", {
      Bucket: bucket,
      Key: ".pulumi/locks/organization/mcp-catalog/dev/0b0d3a5e-0000-4000-8000-000000000000.json",
      Body: JSON.stringify({
        pid: 1,
        username: "runner",
        hostname: "other",
        timestamp: "2026-01-01T00:00:00Z",
      }),
    });
    const refused = await pulumi(runProgram, ["destroy", "-s", "dev", "--yes", "--skip-preview"]);
    assert.notEqual(refused.code, 0);
    assert.match(refused.stderr, /the stack is currently locked by 1 lock/);
    await well("cancel", "--stack", "dev", "--yes");
    await well("destroy", "-s", "dev", "--yes", "--skip-preview");
    await well("stack", "rm", "dev", "--yes");
  });

  it("takes the secrets of a review stack under the same key, also from a checkout without its file", async () => {
    const provider = `awskms://alias/mcp-catalog-state?region=${region}`;
    await well("stack", "init", "qa", "--secrets-provider", provider);
    await well("config", "set", "--secret", "supabaseKey", canary, "-s", "qa");
    const file = path.join(folder, "Pulumi.pr-7.yaml");
    for (const known of [false, true]) {
      fs.writeFileSync(file, `secretsprovider: ${provider}\nconfig: {}\n`);
      if (!known) {
        await well("stack", "init", "pr-7", "--no-select", "--secrets-provider", provider);
      }
      await well("config", "cp", "supabaseKey", "-s", "qa", "--dest", "pr-7");
      assert.equal((await well("config", "get", "supabaseKey", "-s", "pr-7")).trim(), canary);
      assert.ok(!fs.readFileSync(file, "utf8").includes(canary));
    }
    await well("stack", "rm", "pr-7", "--yes");
  });

  it("keeps each stack's files where its role may write", async () => {
    await well("destroy", "-s", "qa", "--yes", "--skip-preview");
    const listed = await account.prepare("s3.ListObjectsV2", { Bucket: bucket });
    const keys = (listed["Contents"] as readonly { readonly Key: string }[]).map(({ Key }) => Key);
    const own = keys.filter((each) => each.includes("qa"));
    assert.ok(own.length > 0);
    for (const each of own) {
      assert.match(each, /^\.pulumi\/.*\/mcp-catalog\/qa(?:\.json(?:\..*)?|\/.*)$/);
    }
  });
});
