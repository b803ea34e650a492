import assert from "node:assert/strict";
import { rollBack } from "../../../live/ecs/rollBack";
import { AnswerServer, json, refused } from "../answers";

const service = { cluster: "the-cluster", service: "the-service" };
const serviceDeploymentArn =
  "arn:aws:ecs:us-east-1:123456789012:service-deployment/the-cluster/the-service/1";

describe("Ending a deployment", () => {
  it("stops the deployment that is under way, and asks ECS to roll back", async () => {
    const server = await AnswerServer.start({
      ListServiceDeployments: json({ serviceDeployments: [{ serviceDeploymentArn }] }),
      StopServiceDeployment: json({ serviceDeploymentArn }),
    });
    try {
      assert.equal(await rollBack(server.config, service), true);
      assert.deepEqual(server.inputs("ListServiceDeployments"), [
        { ...service, status: ["PENDING", "IN_PROGRESS"] },
      ]);
      assert.deepEqual(server.inputs("StopServiceDeployment"), [
        { serviceDeploymentArn, stopType: "ROLLBACK" },
      ]);
    } finally {
      await server.close();
    }
  });

  it("does nothing if none is under way", async () => {
    const server = await AnswerServer.start({
      ListServiceDeployments: json({ serviceDeployments: [] }),
    });
    try {
      assert.equal(await rollBack(server.config, service), false);
      assert.deepEqual(server.inputs("StopServiceDeployment"), []);
    } finally {
      await server.close();
    }
  });

  it("rejects if AWS refuses", async () => {
    const server = await AnswerServer.start({
      ListServiceDeployments: refused("AccessDeniedException", "not allowed"),
    });
    try {
      await assert.rejects(rollBack(server.config, service), /not allowed/);
    } finally {
      await server.close();
    }
  });
});
