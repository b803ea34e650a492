import { projectFolder } from "../../stack/projectFolder";
import { exitCodes } from "./exitCodes";
import { loaders } from "./table";
import { ignoreClosedPipe } from "./io/closedPipe";
import { completion } from "./completion";
import { commandNamed, helpText } from "./help";
import { processIo, type Io } from "./io";
import { foreground } from "./io/programs";
import { runMain } from "./report";

/** Runs `catalog` as a process. Ctrl-C ends what the command has started, and the exit code is the command's. */
export function start(argv: readonly string[]): void {
  const ending = new AbortController();
  let pressed = false;
  process.on("SIGINT", () => {
    if (foreground.programs > 0) return;
    if (pressed) process.exit(130);
    pressed = true;
    ending.abort();
  });
  ignoreClosedPipe(process.stdout);
  const cwd = process.cwd();
  process.chdir(projectFolder);
  void catalog(argv, processIo(projectFolder, cwd, ending.signal)).then((code) => {
    process.exitCode = code;
  });
}

/** Runs the command that the first word names. Resolves with the exit code. Errors are printed, never thrown. */
export function catalog(argv: readonly string[], io: Io): Promise<number> {
  return runMain(runNamed, argv, io);
}

async function runNamed(argv: readonly string[], io: Io): Promise<number> {
  const [name = "--help", ...words] = argv;
  if (["--help", "-h", "help"].includes(name)) {
    const [about] = words;
    if (about !== undefined) return catalog([about, "--help"], io);
    io.out(helpText(io.style));
    return exitCodes.well;
  }
  if (name === "completion") {
    io.out(completion(words));
    return exitCodes.well;
  }
  const { main } = await loaders[commandNamed(name).name]();
  return main(words, io);
}
