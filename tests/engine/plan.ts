import { execFile } from "node:child_process";
import type { Stack } from "@pulumi/pulumi/automation";

/** What a plan says. */
export interface Plan {
  readonly succeeded: boolean;
  readonly printed: string;
}

/** What `pulumi destroy` does first, and goes no further where it fails; Automation API leaves it out. */
export function planDestroy({ name, workspace }: Stack): Promise<Plan> {
  const args = ["destroy", "--preview-only", "--stack", name, "--non-interactive"];
  const env = { ...process.env, ...workspace.envVars, PULUMI_HOME: workspace.pulumiHome };
  return new Promise((resolve) => {
    execFile(
      workspace.pulumiCommand.command,
      [...args, "--color", "never"],
      { cwd: workspace.workDir, env, timeout: 30_000 },
      (error, output, complaint) => {
        resolve({ succeeded: !error, printed: output + complaint });
      },
    );
  });
}
