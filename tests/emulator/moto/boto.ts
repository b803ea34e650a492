import { spawn, type ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import * as path from "node:path";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { findMoto, motoMissing } from "./moto";
import { environment } from "./server";

/** The result of a call. */
export type Outcome =
  | { readonly ok: true; readonly answer: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly error: string };

/** boto3 in a process of its own. It knows every service and checks parameters against AWS's models. */
export class Boto {
  private readonly answers: AsyncIterator<string>;

  private constructor(private readonly child: ChildProcessByStdio<Writable, Readable, null>) {
    this.answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  }

  /** Starts it. Every call goes to this address. */
  static start(url: string): Boto {
    const moto = findMoto();
    if (moto === undefined) throw new Error(motoMissing);
    const script = path.join(__dirname, "accept.py");
    return new Boto(
      spawn(moto.python, [script], {
        stdio: ["pipe", "pipe", "inherit"],
        env: environment(url),
      }),
    );
  }

  /** Makes a call such as `ec2.DescribeVpcs`. Only one call at a time. */
  async call(name: string, parameters: Readonly<Record<string, unknown>>): Promise<Outcome> {
    const [service, operation] = name.split(".");
    this.child.stdin.write(`${JSON.stringify({ service, operation, parameters })}\n`);
    const answer = await this.answers.next();
    if (answer.done) throw new Error(`tests/emulator/moto/accept.py ended during ${name}`);
    return JSON.parse(answer.value) as Outcome;
  }

  async stop(): Promise<void> {
    const exit = once(this.child, "exit");
    this.child.stdin.end();
    await exit;
  }
}
