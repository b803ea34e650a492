import { fargateSizes } from "../../../../components/fargateApp/task/size";
import type { StoppedTasks } from "../../evidence";
import { firstGroup, firstMatch, reasonLike, type Rule, type Symptoms } from "../symptoms";

/** The container was killed for using too much memory, or Node.js ended before that. */
export const memory: Rule = ({ reasons, log, evidence }) => {
  const { memory: size, cpu } = evidence.definition ?? {};
  const limit = size === undefined ? "the task has" : `the task's ${size} MiB`;
  const todo = moreMemory(Number(size), Number(cpu));
  if (firstMatch(reasons, /OutOfMemory/)) {
    return { happened: `The container used more memory than ${limit} and was killed.`, todo };
  }
  if (firstMatch(log, /JavaScript heap out of memory|Reached heap limit/)) {
    return { happened: `Node.js ran out of memory within ${limit}.`, todo };
  }
  return undefined;
};

/** The next larger size of a task, which may need more CPU. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html */
function moreMemory(memory: number, cpu: number): string {
  const sizes = [...fargateSizes].filter(([units]) => units >= cpu);
  for (const [units, all] of sizes) {
    const next = all.find((each) => each > memory);
    if (next !== undefined) {
      const also = units === cpu ? "" : `pulumi config set cpu ${units}, `;
      return `Raise memory: ${also}pulumi config set memory ${next}, then pulumi up.`;
    }
  }
  return "Fargate has no larger task: let the app use less, or run more tasks (desiredCount).";
}

/** The container's program is not in the image or cannot be run. */
export const entryPoint: Rule = (symptoms) => {
  const reason = reasonLike(symptoms, /CannotStartContainerError|CannotCreateContainerError/);
  const refused = firstMatch(symptoms.log, /^exec (\/\S+?): permission denied/i)?.[1];
  const program = firstMatch(symptoms.reasons, /exec: \\?"([^"\\]+)/)?.[1] ?? refused;
  const code = symptoms.failures.find(({ exitCode }) => exitCode === 126 || exitCode === 127);
  if (reason === undefined && code === undefined && refused === undefined) return undefined;
  const what = program === undefined ? "The container's program" : `The program ${program}`;
  const todo =
    "Correct ENTRYPOINT or CMD of the image (path, execute permission, line ends, a shell that the image has), push it under a new tag, and set imageTag to that tag.";
  if (refused !== undefined || /permission denied/i.test(reason ?? "")) {
    return {
      happened: `${what} may not be executed.`,
      todo: "Let the image's user execute it (chmod +x in the Dockerfile, or in git before the build), push the image under a new tag, and set imageTag to that tag.",
    };
  }
  if (reason === undefined) {
    const why = code?.exitCode === 126 ? "cannot be executed" : "was not found";
    return { happened: `${what} ${why} (exit code ${code?.exitCode ?? ""}).`, todo };
  }
  if (/executable file not found|no such file/i.test(reason)) {
    return { happened: `${what} is not in the image.`, todo };
  }
  const user = /unable to find (?:user|group) ([^\s:]+)/.exec(reason)?.[1];
  if (user !== undefined) {
    return {
      happened: `The image has no user or group ${user}.`,
      todo: "Set user to numbers (1001:1001), or add it in the Dockerfile, push the image under a new tag, and set imageTag to that tag.",
    };
  }
  if (/failed to get container status/.test(reason)) {
    return {
      happened: "The container could not be started, and AWS's reason, below, does not say why.",
      todo: `AWS names memory as one reason: raise memory. If that does not help, see whether the image's program starts: docker run. ${todo}`,
    };
  }
  return {
    happened: "The container could not be started; the reason is below, in AWS's words.",
    todo: "No known cause fits.",
  };
};

/** The app says that an environment variable is missing. */
export const variable: Rule = (symptoms) => {
  if (endedAlone(symptoms).length === 0) return undefined;
  const found = firstMatch(symptoms.log, lacking);
  if (found === undefined) return undefined;
  const group = firstGroup(found);
  const name = group === "URL and Key" ? "NEXT_PUBLIC_SUPABASE_URL" : group;
  return {
    happened: `The app ended by itself${withCode(symptoms)}: it asks for the variable ${name ?? "that its log names"}.`,
    todo: todoFor(name),
  };
};

const lacking =
  /(?:environment variable not found|missing (?:required )?(?:environment )?variables?|required (?:environment )?variable):?\s*["'`]?([A-Z][A-Z0-9_]+)?|\b([A-Z][A-Z0-9]*_[A-Z0-9_]+)\b["'`]?:? .*?(?:is required|is missing|is not set|is not defined|not defined|must be set|is undefined|\bRequired\b)|Invalid environment variables[^A-Z]*([A-Z][A-Z0-9_]+)?|(URL and Key) are required/i;

function todoFor(name: string | undefined): string {
  if (name?.startsWith("NEXT_PUBLIC_SUPABASE") === true) {
    return 'supabaseUrl and supabaseKey hold it. It is needed while the image is built, too: docs/deploy.md, "Push an image", has the build arguments.';
  }
  if (name?.startsWith("NEXT_PUBLIC_") === true) {
    return `A NEXT_PUBLIC_ variable becomes part of the build: build the image with --build-arg ${name}=…, or set it in image.args with image.source: build.`;
  }
  const path = name ?? "<VARIABLE>";
  return `pulumi config set --path environment.${path} <value>, or if nobody may see it pulumi config set --path --secret secrets.${path}; then pulumi up.`;
}

/** The app ended by itself. */
export const exited: Rule = (symptoms) => {
  const group = endedAlone(symptoms).find(({ exitCode }) => exitCode !== 137);
  if (group === undefined) return undefined;
  const last = lastLines(symptoms);
  return group.exitCode === 0
    ? {
        happened: "The app ended by itself, without an error (exit code 0).",
        todo: `A service's program must keep running in the foreground: correct CMD of the image. ${last}.`,
      }
    : {
        happened: `The app ended by itself${withCode(symptoms)}.`,
        todo: `${last}. No known cause fits.`,
      };
};

function lastLines({ log, evidence }: Symptoms): string {
  if (log.length > 0) return "See its last log lines";
  const isUnread = evidence.unread.some(({ calls }) =>
    calls.some((call) => call.startsWith("logs:")),
  );
  return isUnread ? "Its log could not be read" : "It wrote no log line";
}

function withCode(symptoms: Symptoms): string {
  const code = endedAlone(symptoms).find(({ exitCode }) => exitCode !== 137)?.exitCode;
  return code === undefined ? "" : ` with exit code ${code}`;
}

/** Exit code 137 means SIGKILL, but not who sent it. */
export const killed: Rule = (symptoms) =>
  endedAlone(symptoms).some(({ exitCode }) => exitCode === 137)
    ? {
        happened:
          "The app was killed (exit code 137, SIGKILL), and ECS does not say that it was for memory.",
        todo: "See the memory graph of the dashboard: if it rose to the limit, raise memory. Otherwise something in the image killed it.",
      }
    : undefined;

const meanings: Readonly<Record<string, string>> = {
  SIGILL: ", an instruction that the CPU does not have",
  SIGABRT: ", the program ended itself",
  SIGSEGV: ", a crash in compiled code",
  SIGTERM: ", something asked it to end",
};

/**
 * The container ended by a signal: an exit code of 128 and the signal's number.
 * https://man7.org/linux/man-pages/man7/signal.7.html
 */
export const signal: Rule = (symptoms) => {
  const names = endedAlone(symptoms).flatMap(({ exitCode = 0 }) => {
    const name = exitCode === 137 ? undefined : signals.get(exitCode - 128);
    return name === undefined ? [] : [{ exitCode, name }];
  });
  const [found] = names;
  if (found === undefined) return undefined;
  const isCrash = ["SIGILL", "SIGSEGV", "SIGBUS", "SIGTRAP"].includes(found.name);
  return {
    happened: `The app was ended by a signal (exit code ${found.exitCode}: ${found.name}${meanings[found.name] ?? ""}).`,
    todo: isCrash
      ? "Compiled code in the image crashed: Node.js itself or a native module. See the log lines below for what it did last."
      : "See the log lines below for what ended it.",
  };
};

/** The signals of Linux by their numbers. A Mac's numbers differ, and tasks run on Linux. */
const signals: ReadonlyMap<number, string> = new Map(
  [
    ...["SIGHUP", "SIGINT", "SIGQUIT", "SIGILL", "SIGTRAP", "SIGABRT", "SIGBUS", "SIGFPE"],
    ...["SIGKILL", "SIGUSR1", "SIGSEGV", "SIGUSR2", "SIGPIPE", "SIGALRM", "SIGTERM"],
  ].map((name, index) => [index + 1, name] as const),
);

/**
 * Tasks that stopped because their container ended. A task that ECS stops also has an exit code, but that code says
 * nothing about the app.
 */
function endedAlone({ failures }: Symptoms): readonly StoppedTasks[] {
  return failures.filter(
    ({ stopCode, reason }) =>
      stopCode === "EssentialContainerExited" || /Essential container in task exited/.test(reason),
  );
}
