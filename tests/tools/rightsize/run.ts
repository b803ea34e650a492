import { spawn } from "node:child_process";
import * as path from "node:path";
import { withCannedAws, type Answers } from "../../live/support/cannedAws";
import { credentials } from "../../live/support/config";
import { projectFolder } from "../../support/program";
import type { Ended } from "../preview/command";
import { inFolder } from "../preview/fixture";

const cli = path.join(projectFolder, "tools", "commands", "rightsize.ts");

/** Runs `npm run rightsize -- …` from an empty folder, which is its home, too, against a server of the test's. */
export function rightsize(args: readonly string[], answers: Answers): Promise<Ended> {
  return withCannedAws(answers, ({ endpoint }) =>
    inFolder({}, (home) =>
      run(["-r", require.resolve("ts-node/register"), cli, ...args], home, {
        HOME: home,
        PATH: "",
        TS_NODE_PROJECT: path.join(projectFolder, "tsconfig.json"),
        AWS_ENDPOINT_URL: endpoint,
        AWS_ACCESS_KEY_ID: credentials.accessKeyId,
        AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
        AWS_EC2_METADATA_DISABLED: "true",
      }),
    ),
  );
}

function run(args: readonly string[], cwd: string, env: Record<string, string>): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    child.once("error", reject);
    child.once("close", (code) => {
      resolve({ code, stdout, stderr });
    });
  });
}
