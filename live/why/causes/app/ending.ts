import type { StoppedTasks } from "../../evidence";
import { firstMatch, reasonLike, type Rule, type Symptoms } from "../symptoms";

/** The container was killed for using too much memory, or Node.js ended before that. */
export const memory: Rule = ({ reasons, log, evidence }) => {
  const { memory: size, cpu } = evidence.definition ?? {};
  const limit = size === undefined ? "the task has" : `the task's ${size} MiB`;
  const todo = `Raise memory${cpu === undefined ? "" : `; which sizes there are depends on cpu, now ${cpu}`}.`;
  if (firstMatch(reasons, /OutOfMemory/)) {
    return { happened: `The container used more memory than ${limit} and was killed.`, todo };
  }
  if (firstMatch(log, /JavaScript heap out of memory|Reached heap limit/)) {
    return { happened: `Node.js ran out of memory within ${limit}.`, todo };
  }
  return undefined;
};

/** The container's program is not in the image or cannot be run. */
export const entryPoint: Rule = (symptoms) => {
  const reason = reasonLike(symptoms, /CannotStartContainerError|CannotCreateContainerError/);
  const program = firstMatch(symptoms.reasons, /exec: \\?"([^"\\]+)/)?.[1];
  const code = symptoms.failures.find(({ exitCode }) => exitCode === 126 || exitCode === 127);
  if (reason === undefined && code === undefined) return undefined;
  const what = program === undefined ? "The container's program" : `The program ${program}`;
  const todo =
    "Correct ENTRYPOINT or CMD of the image (path, execute permission, line ends, a shell that the image has), push it under a new tag, and set imageTag to that tag.";
  if (reason === undefined) {
    const why = code?.exitCode === 126 ? "cannot be executed" : "was not found";
    return { happened: `${what} ${why} (exit code ${code?.exitCode ?? ""}).`, todo };
  }
  if (/executable file not found|no such file/i.test(reason)) {
    return { happened: `${what} is not in the image.`, todo };
  }
  if (/permission denied/i.test(reason)) {
    return { happened: `${what} may not be executed.`, todo };
  }
  return {
    happened: "The container could not be started; the reason is below, in AWS's words.",
    todo,
  };
};

/** The app ended by itself. */
export const exited: Rule = (symptoms) => {
  const group = endedAlone(symptoms).find(({ exitCode }) => exitCode !== 137);
  if (group === undefined) return undefined;
  const hasLog = symptoms.log.length > 0;
  const last = hasLog ? "See its last log lines" : "It wrote no log line";
  if (group.exitCode === 0) {
    return {
      happened: "The app ended by itself, without an error (exit code 0).",
      todo: `A service's program must keep running in the foreground: correct CMD of the image. ${last}.`,
    };
  }
  const code = group.exitCode === undefined ? "" : ` with exit code ${group.exitCode}`;
  return {
    happened: `The app ended by itself${code}.`,
    todo: lacksVariable(symptoms.log)
      ? `${last}: it asks for a variable. Set it in environment, or in secrets if nobody may see it.`
      : `${last}. No known cause fits.`,
  };
};

/** Whether the app itself says that a variable is missing. */
function lacksVariable(log: readonly string[]): boolean {
  return log.some((line) =>
    /\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b.*\b(?:is required|is missing|is not set|not defined|must be set|undefined|Required)\b|(?:missing|required|undefined) (?:environment )?variable/i.test(
      line,
    ),
  );
}

/** Exit code 137 means SIGKILL, but not who sent it. */
export const killed: Rule = (symptoms) =>
  endedAlone(symptoms).some(({ exitCode }) => exitCode === 137)
    ? {
        happened:
          "The app was killed (exit code 137, SIGKILL), and ECS does not say that it was for memory.",
        todo: "It may have been all the same: see the memory graph of the dashboard and raise memory. Otherwise something in the image killed it.",
      }
    : undefined;

/**
 * Tasks that stopped because their container ended. A task that ECS stops also has an exit code, which tells nothing.
 */
export function endedAlone({ failures }: Symptoms): readonly StoppedTasks[] {
  return failures.filter(
    ({ stopCode, reason }) =>
      stopCode === "EssentialContainerExited" || /Essential container in task exited/.test(reason),
  );
}
