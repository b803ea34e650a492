// Pulumi starts a policy pack with ts-node and type checks, which tsconfig.json turns off for every file. This compiles
// with swc instead, as the program does.
require("ts-node").register({ project: require.resolve("../tsconfig.json") });
require("./index");
