import { Scenario } from "./scenario";
import { spawn } from "node:child_process";
import * as fs from "node:fs";
describe("zz", () => { it("x", async () => {
    const prod = await Scenario.running({ stack: "prod" });
    try {
      const { workspace } = prod.stack;
      const env = { ...process.env, ...workspace.envVars, PULUMI_HOME: workspace.pulumiHome };
      const out = fs.openSync("/tmp/h8dump.txt","w");
      const child = spawn(workspace.pulumiCommand.command, ["destroy","--preview-only","--stack","prod","--non-interactive","--color","never"], {cwd: workspace.workDir, env: env as NodeJS.ProcessEnv, stdio: ["ignore", out, out]});
      await new Promise(r => setTimeout(r, 12000));
      child.kill("SIGQUIT");
      await new Promise(r => setTimeout(r, 2000));
    } finally { prod.end(); }
})});
