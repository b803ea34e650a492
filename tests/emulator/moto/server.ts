import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { findMoto, motoMissing } from "./moto";

/** Region of everything in the emulated account. */
export const region = "us-east-1";

/** moto's server in a process of its own, with an empty account. */
export class MotoServer {
  private constructor(
    private readonly child: ChildProcess,
    /** `http://127.0.0.1:<port>` */
    readonly url: string,
  ) {}

  /** Starts it on a free port of the loopback interface. Throws its output if it does not start. */
  static async start(): Promise<MotoServer> {
    const moto = findMoto();
    if (moto === undefined) throw new Error(motoMissing);
    const child = spawn(moto.server, ["-H", "127.0.0.1", "-p", "0"], {
      stdio: ["ignore", "ignore", "pipe"],
      env: { ...environment(""), MOTO_IAM_LOAD_MANAGED_POLICIES: "true" },
    });
    const kill = () => child.kill("SIGKILL");
    process.once("exit", kill);
    child.once("exit", () => process.off("exit", kill));
    return new MotoServer(child, await address(child));
  }

  /** Empties the account. */
  async reset(): Promise<void> {
    await this.tell("reset", {});
  }

  /** How often a task must be described until it is in its next state. */
  async setTaskPace(times: number): Promise<void> {
    const transition = { progression: "manual", times };
    await this.tell("state-manager/set-transition", { model_name: "ecs::task", transition });
  }

  private async tell(what: string, body: object): Promise<void> {
    const answer = await fetch(`${this.url}/moto-api/${what}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`moto answers ${answer.status} to ${what}`);
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exit = once(this.child, "exit");
    this.child.kill("SIGKILL");
    await exit;
  }
}

/** The address that the server prints. All other output is read, too, so that the server never blocks. */
async function address(child: ChildProcess): Promise<string> {
  if (!child.stderr) throw new Error("moto_server has no standard error");
  const printed: string[] = [];
  return new Promise((resolve, reject) => {
    const lines = createInterface({ input: child.stderr as NodeJS.ReadableStream });
    lines.on("line", (line) => {
      const url = /Running on (http:\/\/127\.0\.0\.1:\d+)/.exec(line)?.[1];
      if (url !== undefined) resolve(url);
      if (printed.length < 50) printed.push(line);
    });
    child.once("error", reject);
    child.once("exit", () => {
      reject(new Error(`moto_server ended before it listened:\n${printed.join("\n")}`));
    });
  });
}

/** Variables that lead only to the emulator: keys without meaning, and no files of the user. */
export function environment(url: string): Readonly<Record<string, string>> {
  return {
    PATH: process.env["PATH"] ?? "",
    NO_PROXY: "127.0.0.1",
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: "emulated",
    AWS_SECRET_ACCESS_KEY: "emulated",
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
  };
}
