import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { ECRClient, CreateRepositoryCommand, PutImageCommand } from "@aws-sdk/client-ecr";
import { connectLive } from "../../../live";
import { diagnose } from "../../../tools/why/diagnose";
import { clientConfig } from "../../../live/calls/clients";
import { at, useAccount } from "../moto/account";
import { region } from "../moto/server";

const oci = "application/vnd.oci.image";

describe("The platforms of an image in ECR", () => {
  useAccount();
  const live = connectLive({ region }, diagnose);
  const repositoryName = "shop";
  let client: ECRClient;

  before(async () => {
    client = new ECRClient(clientConfig({ region }));
    await client.send(new CreateRepositoryCommand({ repositoryName }));
  });
  after(() => {
    client.destroy();
  });

  async function push(imageTag: string, mediaType: string, content: object): Promise<string> {
    const imageManifest = JSON.stringify({ schemaVersion: 2, mediaType, ...content });
    const imageDigest = `sha256:${createHash("sha256").update(imageManifest).digest("hex")}`;
    await client.send(
      new PutImageCommand({ repositoryName, imageTag, imageManifest, imageDigest }),
    );
    return imageDigest;
  }

  it("are those of an index", async () => {
    const digest = await push("v1", `${oci}.index.v1+json`, {
      manifests: ["amd64", "arm64"].map((architecture) => ({
        mediaType: `${oci}.manifest.v1+json`,
        digest: `sha256:${"1".repeat(64)}`,
        size: 1,
        platform: { os: "linux", architecture },
      })),
    });
    assert.deepEqual(await live.imagePlatforms({ repositoryName, digest }), [
      "linux/amd64",
      "linux/arm64",
    ]);
  });

  it("are not known if ECR does not hand out the image's configuration, which moto never does", async () => {
    const digest = await push("v2", `${oci}.manifest.v1+json`, {
      config: {
        mediaType: `${oci}.config.v1+json`,
        digest: `sha256:${"2".repeat(64)}`,
        size: 1,
      },
      layers: [],
    });
    assert.equal(await live.imagePlatforms({ repositoryName, digest }), undefined);
  });

  it("are not known for a missing image or repository", async () => {
    const digest = `sha256:${"3".repeat(64)}`;
    assert.equal(await live.imagePlatforms({ repositoryName, digest }), undefined);
    assert.equal(await live.imagePlatforms({ repositoryName: "none", digest }), undefined);
  });
});

describe("The weights of a listener rule", () => {
  const account = useAccount();

  it("are those it was made with, and after a change the new ones", async () => {
    const { prepare } = account;
    const { vpcId, subnetIds } = await account.network();
    const balancer = await prepare("elbv2.CreateLoadBalancer", {
      Name: "shop",
      Subnets: subnetIds,
    });
    const [blue, green] = await Promise.all([createGroup("blue"), createGroup("green")]);
    const listener = await prepare("elbv2.CreateListener", {
      LoadBalancerArn: at(balancer, "LoadBalancers", 0, "LoadBalancerArn"),
      Protocol: "HTTP",
      Port: 80,
      DefaultActions: [{ Type: "forward", TargetGroupArn: blue }],
    });
    const rule = await prepare("elbv2.CreateRule", {
      ListenerArn: at(listener, "Listeners", 0, "ListenerArn"),
      Priority: 1,
      Conditions: [{ Field: "path-pattern", PathPatternConfig: { Values: ["/*"] } }],
      Actions: [forward(100, 0)],
    });
    const RuleArn = String(at(rule, "Rules", 0, "RuleArn"));
    const live = connectLive({ region }, diagnose);
    assert.deepEqual(
      await live.ruleWeights(RuleArn),
      new Map([
        [blue, 100],
        [green, 0],
      ]),
    );
    await prepare("elbv2.ModifyRule", { RuleArn, Actions: [forward(0, 100)] });
    assert.deepEqual(
      await live.ruleWeights(RuleArn),
      new Map([
        [blue, 0],
        [green, 100],
      ]),
    );
    await assert.rejects(
      live.ruleWeights(`${RuleArn}0`),
      /cannot be read: RuleNotFound|forwards to no/,
    );

    async function createGroup(Name: string): Promise<string> {
      const group = { Name, VpcId: vpcId, Protocol: "HTTP", Port: 3000, TargetType: "ip" };
      const answer = await prepare("elbv2.CreateTargetGroup", group);
      return String(at(answer, "TargetGroups", 0, "TargetGroupArn"));
    }
    function forward(first: number, second: number) {
      const TargetGroups = [
        { TargetGroupArn: blue, Weight: first },
        { TargetGroupArn: green, Weight: second },
      ];
      return { Type: "forward", ForwardConfig: { TargetGroups } };
    }
  });
});
