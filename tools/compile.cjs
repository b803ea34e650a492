// Pulumi starts plugins and policy packs with a ts-node of its own, with the tsconfig.json of the folder in which somebody
// runs them, or with none, and checks all types again. Switch that compiler off: TypeScript is compiled here as it is
// everywhere else in this repository.
process[Symbol.for("ts-node.register.instance")]?.enabled(false);
require("./loadTypeScript.cjs");
