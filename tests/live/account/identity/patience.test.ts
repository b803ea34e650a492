import assert from "node:assert/strict";
import { once } from "node:events";
import * as net from "node:net";
import { STSClient, GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { clientConfig } from "../../../../live/calls/clients";

describe("A server that takes a question and never answers", () => {
  it("is given up: each of the three attempts ends by itself", async () => {
    const sockets = new Set<net.Socket>();
    const server = net.createServer((socket) => sockets.add(socket)).listen(0, "127.0.0.1");
    await once(server, "listening");
    try {
      const { port } = server.address() as net.AddressInfo;
      const keys = { AWS_ACCESS_KEY_ID: "AKIDEXAMPLE", AWS_SECRET_ACCESS_KEY: "none" };
      const config = clientConfig({ region: "us-east-1" }, keys);
      const client = new STSClient({
        ...config,
        endpoint: `http://127.0.0.1:${port}`,
        requestHandler: { ...config.requestHandler, requestTimeout: 50 },
      });
      await assert.rejects(client.send(new GetCallerIdentityCommand({})), { name: "TimeoutError" });
      assert.equal(sockets.size, 3);
    } finally {
      for (const socket of sockets) socket.destroy();
      server.close();
    }
  });
});
