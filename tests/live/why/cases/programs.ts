import { stoppedTask } from "../account";
import { exitedTask, rolledBack, type Case } from "./case";

const lines = [
  [127, "/bin/sh: next: not found", "module", /does not find next in the image/],
  [1, 'npm error Missing script: "start"', "script", /package\.json has no script start/],
  [2, "sh: can't open 'start.sh': No such file or directory", "module", /start\.sh/],
  [1, "/usr/bin/env: 'node\\r': No such file", "interpreter", /Windows line ends: it asks/],
  [1, "env: can't execute 'bash': No such file or directory", "interpreter", /: bash\./],
  [1, "Error: version `GLIBC_2.34' not found", "native library", /GLIBC_2\.34/],
  [1, "{ DATABASE_URL: [ 'Required' ] }", "variable", /the variable DATABASE_URL\./],
  [
    1,
    "Error: Your project's URL and Key are required to create a Supabase client!",
    "variable",
    /supabaseUrl and supabaseKey hold it/,
  ],
  [
    1,
    "Could not connect to any servers in your MongoDB Atlas cluster",
    "dependency",
    /\[443, 27017\]/,
  ],
  [1, "Error: listen EADDRINUSE: address already in use :::3000", "port in use", /port 3000/],
  [1, "Error: ENOSPC: no space left on device, write", "disk", /20 GiB/],
  [129, "bye", "signal", /exit code 129: SIGHUP/],
] as const;

/** The last lines of programs that end, each with the cause and a sentence of the diagnosis. */
export const programs: readonly Case[] = lines.map(([exitCode, line, cause, says]) => ({
  what: `${cause}: ${line}`,
  account: rolledBack(
    [1, 2, 3].map((n) => stoppedTask(n, exitedTask, { exitCode })),
    [line],
  ),
  causes: [cause],
  says: [says],
}));
