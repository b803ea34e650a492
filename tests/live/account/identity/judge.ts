/**
 * Asks the provider's own library which credentials it uses in each case of `cases.ts`, and compares:
 *
 *   cd tests/live/account/identity/judge
 *   go mod init judge && go get github.com/hashicorp/aws-sdk-go-base/v2@v2.0.0-beta.74 && go build -o /tmp/judge .
 *   npx ts-node tests/live/account/identity/judge.ts /tmp/judge
 *
 * https://github.com/hashicorp/aws-sdk-go-base https://github.com/aws/aws-sdk-go-v2/blob/main/config/resolve_credentials.go
 */
import { spawn } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { identityCases } from "./cases";
import { environmentOf, writeHome } from "./home";
import { startFakeAws } from "./fakeAws";

async function judge(binary: string): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mcp-catalog-judge-"));
  const { url, end } = await startFakeAws();
  try {
    writeHome(folder);
    for (const each of identityCases) {
      const env = environmentOf(each, { folder, server: url });
      const found = await ask(binary, env, JSON.stringify(each.aws ?? {}));
      const sign = found === each.provider ? "ok  " : "DIFF";
      console.log(`${sign} ${each.what}: ${found}, the table has ${each.provider}`);
    }
  } finally {
    end();
    fs.rmSync(folder, { recursive: true });
  }
}

/** In a process of its own, because Go reads the home folder when it starts. */
function ask(binary: string, env: NodeJS.ProcessEnv, input: string): Promise<string> {
  const child = spawn(binary, { env, stdio: ["pipe", "pipe", "inherit"] });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stdin.end(input);
  return new Promise((resolve) =>
    child.on("close", () => {
      resolve(output);
    }),
  );
}

void judge(process.argv[2] ?? "judge").then(() => process.exit());
