/**
 * Asks the provider's own library which credentials it uses in each case of `cases.ts`, and compares:
 *
 *   cd tests/live/account/identity/judge
 *   go mod init judge && go get github.com/hashicorp/aws-sdk-go-base/v2@v2.0.0-beta.74 && go build -o /tmp/judge .
 *   npx ts-node tests/live/account/identity/judge.ts /tmp/judge
 *
 * https://github.com/hashicorp/aws-sdk-go-base https://github.com/aws/aws-sdk-go-v2/blob/main/config/resolve_credentials.go
 */
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { mustSucceed } from "../../../../tools/programs/run";
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
      const input = JSON.stringify(each.aws ?? {});
      // In a process of its own, because Go reads the home folder when it starts.
      const { stdout: found } = await mustSucceed(binary, [], { env, input });
      const sign = found === each.provider ? "ok  " : "DIFF";
      console.log(`${sign} ${each.what}: ${found}, the table has ${each.provider}`);
    }
  } finally {
    end();
    fs.rmSync(folder, { recursive: true });
  }
}

void judge(process.argv[2] ?? "judge").then(() => process.exit());
