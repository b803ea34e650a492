import assert from "node:assert/strict";
import { parseSettings } from "../../../settings/parse";
import { configuration, type Changes } from "../configuration";

function settingsOf(values: Changes) {
  return parseSettings(configuration({ values }));
}

const vpcId = "vpc-0123456789abcdef0";
const balancerSubnetIds = ["subnet-00000001", "subnet-0123456789abcdef0"];
const taskSubnetIds = ["subnet-00000003"];

describe("A good value", () => {
  it("is a number, given as text or as a number", () => {
    const asText = settingsOf({ cpu: "512", memory: "1024", desiredCount: "0" });
    const asNumbers = settingsOf({ cpu: 512, memory: 1024, desiredCount: 0 });
    for (const { container, desiredCount } of [asText, asNumbers]) {
      assert.deepEqual([container.cpu, container.memory, desiredCount], [512, 1024, 0]);
    }
  });

  it("stays text if a tag looks like a number, a truth value or JSON", () => {
    for (const imageTag of ["1.10", "1e3", "007", "true", "null"]) {
      assert.equal(settingsOf({ imageTag }).imageTag, imageTag);
    }
  });

  it("stays text if a display name or a profile looks like a number", () => {
    const { names, aws } = settingsOf({ displayName: "1_10", "aws:profile": "10" });
    assert.equal(names.dashboard, "1_10-Dashboard");
    assert.equal(aws.profile, "10");
    assert.equal(settingsOf({ displayName: "2024" }).names.dashboard, "2024-Dashboard");
  });

  it("may be at either limit", () => {
    const least = { containerPort: 1, desiredCount: 0, egressPorts: [1, 443], logRetentionDays: 1 };
    const most = {
      containerPort: 65_535,
      desiredCount: 5000,
      egressPorts: [443, 65_535],
      logRetentionDays: 3653,
    };
    for (const limits of [least, most]) {
      const { container, desiredCount, egressPorts, logRetentionDays } = settingsOf(limits);
      const got = { containerPort: container.port, desiredCount, egressPorts, logRetentionDays };
      assert.deepEqual(got, limits);
    }
  });

  it("may be at either limit of the health check", () => {
    const least = { path: "/", command: ["CMD", "/bin/check"] };
    const most = { path: `/${"p".repeat(1023)}`, command: ["CMD-SHELL", "check || exit 1"] };
    for (const given of [least, most]) {
      const { path, command } = settingsOf({ healthCheck: given }).container.healthCheck;
      assert.deepEqual({ path, command }, given);
    }
  });

  it("may be an image tag of 128 characters, or one that only begins with latest", () => {
    for (const imageTag of ["v".repeat(128), "latest-1", "_1.0-rc.1"]) {
      assert.equal(settingsOf({ imageTag }).imageTag, imageTag);
    }
  });

  it("may be a tag of 128 characters with a value of 256", () => {
    const tags = { ["t".repeat(128)]: "v".repeat(256), Team: "Web + Söhne @ 1:2" };
    assert.deepEqual(settingsOf({ tags }).tags, {
      ...tags,
      Project: "mcp-catalog",
      Stack: "prod",
      ManagedBy: "Pulumi",
    });
  });

  it("may name the people to alarm", () => {
    const email = "team@example.com";
    const monitoring = { cpuAlarmPercent: 100, alarmEmail: email, notify: { emails: ["b@c.de"] } };
    const settings = settingsOf({ monitoring });
    assert.equal(settings.monitoring.cpuAlarmPercent, 100);
    assert.deepEqual(settings.recipients, { emails: [email, "b@c.de"], urls: [] });
    assert.equal(settingsOf({ disposable: "true" }).disposable, true);
  });

  it("has all alarms, unless the stack is disposable or says otherwise", () => {
    const alarms = (values: object) => settingsOf({ ...values }).monitoring.alarms;
    assert.equal(alarms({}), "all");
    assert.equal(alarms({ disposable: "true" }), "cpu");
    assert.equal(alarms({ disposable: "true", monitoring: { alarms: "all" } }), "all");
    assert.equal(alarms({ monitoring: { alarms: "cpu" } }), "cpu");
  });
});

describe("An image to build", () => {
  it("has its Dockerfile in the context, no arguments and no stage by default", () => {
    const { image, container } = settingsOf({ image: { source: "build", context: "./app" } });
    assert.deepEqual(image, {
      source: "build",
      context: "./app",
      dockerfile: "app/Dockerfile",
      target: undefined,
      args: {},
    });
    assert.equal(container.platform, "linux/amd64");
  });

  it("is what the file says, and its platform is the container's", () => {
    const build = {
      source: "build",
      context: "./app",
      dockerfile: "docker/web.Dockerfile",
      target: "runner",
      args: { NODE_VERSION: "22" },
    };
    const { image, container } = settingsOf({ image: { ...build, platform: "linux/arm64" } });
    assert.deepEqual(image, build);
    assert.equal(container.platform, "linux/arm64");
  });
});

describe("A network", () => {
  it("has a range, one NAT and flow logs by default if it is dedicated", () => {
    const { network } = settingsOf({ network: { mode: "dedicated" } });
    assert.deepEqual(network, {
      mode: "dedicated",
      cidr: "10.0.0.0/16",
      nat: "single",
      endpoints: [],
      flowLogs: true,
    });
  });

  it("is what the file says if it is dedicated", () => {
    for (const nat of ["none", "single", "perAz", "instance"]) {
      const own = { endpoints: ["kms", "ecr.api"], flowLogs: false };
      const network = { mode: "dedicated", cidr: "10.7.0.0/20", nat, ...own };
      assert.deepEqual(settingsOf({ network }).network, network);
    }
  });

  it("keeps its subnets if it exists, and its tasks have no public address", () => {
    const network = { mode: "existing", vpcId, balancerSubnetIds, taskSubnetIds };
    const none = { balancerSecurityGroupIds: [], dnsServers: [] };
    const closed = { ...network, assignPublicIp: false, ipv6: false, ...none };
    assert.deepEqual(settingsOf({ network }).network, closed);
    const lists = { balancerSecurityGroupIds: ["sg-00000004"], dnsServers: ["10.0.0.2/32"] };
    const open = { ...network, assignPublicIp: true, ipv6: true, ...lists };
    assert.deepEqual(settingsOf({ network: open }).network, open);
  });
});

describe("The aws: keys", () => {
  it("reach the provider unchanged", () => {
    const { aws } = settingsOf({
      "aws:region": "us-gov-west-1",
      "aws:profile": "deploy",
      "aws:allowedAccountIds": ["123456789012", "012345678901"],
      "aws:assumeRoles": [
        {
          roleArn: "arn:aws-us-gov:iam::123456789012:role/ci/deploy",
          sessionName: "ci",
          externalId: "42",
          duration: "1h",
        },
      ],
    });
    assert.deepEqual(aws, {
      region: "us-gov-west-1",
      profile: "deploy",
      allowedAccountIds: ["123456789012", "012345678901"],
      assumeRoles: [
        {
          roleArn: "arn:aws-us-gov:iam::123456789012:role/ci/deploy",
          sessionName: "ci",
          externalId: "42",
          duration: "1h",
        },
      ],
    });
  });
});
