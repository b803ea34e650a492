import * as fs from "node:fs";
import { Command } from "commander";
import { readStackConfig } from "../stack/readStackConfig";
import { selectedStack } from "../stack/selectedStack";
import { runCommand } from "./runCommand";
import { rehearse } from "../rehearse/rehearse";
import { projectFolder } from "../stack/projectFolder";

interface Options {
  readonly stack: string;
  readonly then: readonly string[];
}

const command = new Command("npm run rehearse --")
  .description(
    "Deploy, change and destroy a stack with the real Pulumi engine and an AWS account in memory. " +
      "Needs the Pulumi CLI; touches nothing outside this machine.",
  )
  .option("-s, --stack <name>", "stack whose file to read", selectedStack())
  .option("-t, --then <key=value...>", "change a setting after the first deployment", [])
  .allowExcessArguments(false);

async function main(): Promise<void> {
  const { stack, then } = command.parse().opts<Options>();
  process.chdir(projectFolder);
  await rehearse({
    config: readStackConfig(projectFolder, stack),
    changes: then,
    projectFile: fs.readFileSync("Pulumi.yaml", "utf8"),
    color: process.stdout.isTTY && !process.env["NO_COLOR"] ? "always" : "never",
    write: (text) => process.stdout.write(text),
  });
}

runCommand(main, { command });
