import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { clientConfig } from "../../../../live/calls/clients";
import { identityCases } from "./cases";
import { environmentOf, writeHome } from "./home";
import { startFakeAws, type FakeAws } from "./fakeAws";

describe("The program's own questions to AWS", () => {
  const machine = process.env;
  let folder: string;
  let aws: FakeAws;

  before(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "mcp-catalog-identity-"));
    writeHome(folder);
    aws = await startFakeAws();
  });

  afterEach(() => {
    process.env = machine;
  });

  after(() => {
    aws.end();
    fs.rmSync(folder, { recursive: true });
  });

  for (const each of identityCases) {
    const { what, provider, ours = provider } = each;
    it(`use the provider's credentials with ${what}: ${ours}`, async () => {
      process.env = { ...environmentOf(each, { folder, server: aws.url }) };
      const config = clientConfig({ region: "us-east-1", ...each.aws });
      assert.equal(config.region, "us-east-1");
      const found = await config.credentials().then(
        ({ accessKeyId }) => accessKeyId,
        () => "none",
      );
      assert.equal(found, ours);
    });
  }
});
