"use strict";

// What a command that asks AWS costs in any case: loading the clients that BENCH_CLIENTS names, and one call of each
// kind of credentials and of ECS.
const { fromNodeProviderChain } = require("@aws-sdk/credential-providers");
const clients = (process.env.BENCH_CLIENTS ?? "").split(" ");
for (const each of clients) require(`@aws-sdk/client-${each}`);
const { DescribeServicesCommand, ECSClient } = require("@aws-sdk/client-ecs");
const client = new ECSClient({ region: "us-east-1", credentials: fromNodeProviderChain() });
void client.send(new DescribeServicesCommand({ cluster: "c", services: ["s"] })).then(() => {
  client.destroy();
});
