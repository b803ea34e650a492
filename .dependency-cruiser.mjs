/** What Pulumi runs, beside the folders that it is made of. */
const program = "^(program|lookAround|parts/.+|outputs|fixedNames)\\.ts$";

/** A wall between two rooms: what it keeps apart, and the way around it. */
const wall = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

/** Files of the components that hold plain values and rules, and load no SDK. */
const plain =
  "^components/(common/text/(errorText|plural|namePattern)|iam/partition|common/live/(index|service|task)|logs/logStreams|fargateApp/(names|rollout/(index|timing)|service/count/(capacity|countTag)|task/(size|collectorPorts)|frontDoor/(pageStatus|securityHeaders))|image/(tags|types)" +
  "|network/(names|services)|monitoring/(checkRegion|names|notifications/recipients)|scaling/(types|week)|sharing/(hostName|hostOutputs))\\.ts$";

/** Files that do more with a process than wait for its end: they stop it, talk with it, or give it the terminal. */
const processes =
  "^(tools/(programs/|commands/catalog/io/programs\\.ts)" +
  "|tests/(changed/run|checks/sideBySide|emulator/moto/(boto|server)|engine/support/cli/(index|languageHost)|examples/support|next/container|support/runSuite)\\.)";

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    wall(
      "no-circle",
      "Move what both files need to a file of its own. Imports of types count.",
      {},
      { circular: true },
    ),
    wall(
      "components-stand-alone",
      "A component takes what it needs as an argument.",
      { path: "^components/" },
      { path: `^(settings|live|tools|tests)/|^index\\.ts$|${program}` },
    ),
    wall(
      "settings-below-the-program",
      "Settings are made from the components' plain types, and from nothing above them.",
      { path: "^settings/" },
      { path: `^(live|tools|tests)/|^index\\.ts$|${program}` },
    ),
    wall(
      "live-below-the-program",
      "live/ is given to the program; it knows the components' types and asks AWS.",
      { path: "^live/" },
      { path: `^(tools|tests)/|^index\\.ts$|${program}` },
    ),
    wall(
      "live-needs-no-settings",
      "live/ may know the settings' types, and not read them.",
      { path: "^live/" },
      { path: "^settings/", dependencyTypesNot: ["type-only"] },
    ),
    wall(
      "program-below-the-tools",
      "index.ts hands the program what it needs of live/ and tools/.",
      { path: program },
      { path: "^(live|tools|tests)/|^index\\.ts$" },
    ),
    wall(
      "tools-below-the-tests",
      "What the product uses stands in tools/, not in tests/.",
      { path: "^(tools|plugin|policy|index\\.ts)" },
      { path: "^tests/" },
    ),
    wall(
      "commands-on-top",
      "A command is a way in. Move what others use out of it.",
      { path: "^tools/", pathNot: "^tools/commands/" },
      { path: "^tools/commands/" },
    ),
    wall(
      "libraries-at-the-bottom",
      "tools/stack, tools/text, tools/programs and tools/evaluate serve the other tools, and use none of them.",
      { path: "^tools/(stack|text|programs|evaluate)/" },
      { path: "^tools/", pathNot: "^tools/(stack|text|programs|evaluate)/" },
    ),
    wall(
      "only-live-asks-aws",
      "AWS is asked through components/common/live/, so that previews and tests can answer.",
      { pathNot: "^(live|tests|tools/bench/programs)/" },
      { path: "node_modules/@aws-sdk/" },
    ),
    wall(
      "one-way-to-start-programs",
      "runProgram in tools/programs has a time limit, and passes on no credentials.",
      { pathNot: processes },
      { path: "^(node:)?child_process$" },
    ),
    wall(
      "settings-without-the-sdk",
      "Only settings/load.ts needs Pulumi: commands that read stack files load no SDK.",
      { path: `^settings/|${plain}`, pathNot: "^settings/load\\.ts$" },
      { path: "node_modules/@pulumi/", dependencyTypesNot: ["type-only"] },
    ),
    wall(
      "plain-values-only",
      "Settings, and commands that read stack files, use only the plain values of the components.",
      { path: `^(settings|tools/(stack|why|pause|rightsize))/|${plain}` },
      {
        path: "^(components/|settings/load\\.ts$)",
        pathNot: plain,
        dependencyTypesNot: ["type-only"],
      },
    ),
    wall(
      "packages-are-named",
      "Name the package in package.json, in one exact version.",
      // plugin/ and policy/ have a package.json of their own, which Pulumi reads.
      { pathNot: "^(plugin|policy)/" },
      { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    ),
    wall(
      "program-needs-no-dev-packages",
      "pulumi up and the commands run without devDependencies; npm run readme may use them.",
      { pathNot: "^(tests|tools/readme)/" },
      { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    ),
    wall("imports-resolve", "There is no such module.", {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(examples|docs|tests/next/usual)/" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default"],
    },
    tsConfig: { fileName: "tsconfig.json" },
  },
};
