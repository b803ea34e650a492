import assert from "node:assert/strict";
import * as fs from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import { ECSClient, RegisterTaskDefinitionCommand } from "@aws-sdk/client-ecs";
import { connectLive } from "../../../live";
import { diagnose } from "../../../tools/why/diagnose";
import { clientConfig } from "../../../live/calls/clients";
import type { AwsSettings } from "../../../settings";
import { useAccount } from "../moto/account";
import { region } from "../moto/server";

const own = "123456789012";
const other = "222222222222";
const third = "333333333333";
const role = (account: string) => ({ roleArn: `arn:aws:iam::${account}:role/deploy` });

/**
 * Each role belongs to its own account, and each account has its own revision. So the revision that
 * is read shows which role asked.
 */
describe("The program's clients reach the account", () => {
  useAccount();

  async function register(aws: AwsSettings, image: string): Promise<string> {
    const client = new ECSClient(clientConfig(aws));
    try {
      const command = new RegisterTaskDefinitionCommand({
        family: "shop",
        containerDefinitions: [{ name: "shop", image, memory: 512 }],
      });
      return (await client.send(command)).taskDefinition?.taskDefinitionArn ?? "";
    } finally {
      client.destroy();
    }
  }

  /** Registers a revision there, and reads it from there and from elsewhere. */
  async function reaches(aws: AwsSettings, account: string): Promise<void> {
    const arn = await register(aws, `image-of-${account}`);
    assert.equal(arn.split(":")[4], account);
    assert.equal(await connectLive(aws, diagnose).imageOf(arn), `image-of-${account}`);
  }

  it("use the keys and the endpoint of the environment", async () => {
    await reaches({ region }, own);
  });

  it("assume a role, and from that role another one", async () => {
    await reaches({ region, assumeRoles: [{ ...role(other), sessionName: "deploy" }] }, other);
    await reaches(
      { region, assumeRoles: [role(other), { ...role(third), externalId: "x" }] },
      third,
    );
  });

  it("use a profile, and assume the role of its role", async () => {
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), "mcp-catalog-profile-"));
    const before = { ...process.env };
    try {
      const config = path.join(folder, "config");
      const credentials = path.join(folder, "credentials");
      await fs.writeFile(
        config,
        `[profile shop]\nrole_arn = ${role(third).roleArn}\nsource_profile = base\nregion = ${region}\n`,
      );
      await fs.writeFile(
        credentials,
        "[base]\naws_access_key_id = emulated\naws_secret_access_key = emulated\n",
      );
      delete process.env["AWS_ACCESS_KEY_ID"];
      process.env["AWS_CONFIG_FILE"] = config;
      process.env["AWS_SHARED_CREDENTIALS_FILE"] = credentials;
      await reaches({ region, profile: "shop" }, third);
      await reaches({ region, profile: "shop", assumeRoles: [role(other)] }, other);
      await assert.rejects(register({ region, profile: "nobody" }, "x"), {
        name: "CredentialsProviderError",
      });
    } finally {
      process.env = before;
      await fs.rm(folder, { recursive: true });
    }
  });
});
