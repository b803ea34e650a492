// Pulumi starts plugins and policy packs with a ts-node of its own, with the tsconfig.json of the folder in which somebody
// runs them, or with none, and checks all types again. Switch that compiler off: TypeScript is compiled here as it is
// everywhere else in this repository.
const path = require("node:path");
const { register, REGISTER_INSTANCE } = require("ts-node");

process[REGISTER_INSTANCE]?.enabled(false);
register({ project: path.join(__dirname, "..", "tsconfig.json") });
