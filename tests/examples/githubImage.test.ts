import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { projectFolder } from "../support/program";
import { readProjectFile } from "../repository/files";
import { Desk, folder } from "./workflows";

describe("The image on push", () => {
  const secrets = ["https://canary.supabase.co", "canary-key", "canary-actions-key"];
  const host = "123456789012.dkr.ecr.us-east-1.amazonaws.com";
  const push = async (pushed: boolean) => {
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
      return await desk.run([script, "acme", "prod", "examples/catalog"]);
    } finally {
      fs.rmSync(desk.folder, { recursive: true, force: true });
    }
  };
  const options = (command: string, name: string) =>
    [...command.matchAll(new RegExp(`--${name} (\\S+)`, "g"))].map(([, value = ""]) => value);

  it("is not built again", async () => {
    const { code, calls } = await push(true);
    assert.equal(code, 0);
    assert.ok(!calls.some((each) => each.startsWith("docker")));
    assert.ok(!calls.some((each) => each.includes("supabase") || each.includes("secret-value")));
  });

  it("is built with the program's arguments, for the stack's tag and CPU", async () => {
    const { code, calls, stderr } = await push(false);
    assert.equal(code, 0, stderr);
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

  it("gets its values from the environment, and shows none of them", async () => {
    const { calls, output, stderr } = await push(false);
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

  it("keeps the build's cache as catalog push does, beside the versions", async () => {
    const { calls } = await push(false);
    const build = calls.find((each) => each.startsWith("docker buildx build")) ?? "";
    const [from = ""] = options(build, "cache-from");
    const [to = ""] = options(build, "cache-to");
    assert.equal(from, `type=registry,ref=${host}/mcp-catalog:buildcache`);
    assert.equal(to, `${from},mode=max,image-manifest=true,oci-mediatypes=true,ignore-error=true`);
  });
});
