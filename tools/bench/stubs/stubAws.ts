import { once } from "node:events";
import * as http from "node:http";
import type { AddressInfo } from "node:net";
import * as os from "node:os";

/**
 * A stub of AWS on the loopback interface: ECR has every image for every platform, and ECS runs the stack's service.
 */
export interface StubAws {
  /** Makes the AWS SDK call only this stub, with credentials that belong to nobody. */
  readonly env: Readonly<Record<string, string>>;
  /** How many images the program asked about. */
  readonly asked: () => number;
  /** Calls that the stub could not answer. */
  readonly errors: readonly string[];
  readonly close: () => Promise<void>;
}

const indexType = "application/vnd.oci.image.index.v1+json";

/** https://github.com/opencontainers/image-spec/blob/main/image-index.md */
const imageManifest = JSON.stringify({
  schemaVersion: 2,
  mediaType: indexType,
  manifests: ["amd64", "arm64"].map((architecture) => ({
    platform: { os: "linux", architecture },
  })),
});

const image = { images: [{ imageManifest, imageManifestMediaType: indexType }] };

/** AWS's answers for a running stack, by operation. */
function answersTo(project: string, stack: string): Readonly<Record<string, object>> {
  const tags = Object.entries({ Project: project, Stack: stack });
  const service = {
    serviceName: `${project}-service`,
    status: "ACTIVE",
    desiredCount: 2,
    tags: tags.map(([key, value]) => ({ key, value })),
  };
  return {
    BatchGetImage: image,
    DescribeServices: { services: [service] },
    ListSecrets: { SecretList: [] },
    GetServiceQuota: { Quota: { Value: 1000 } },
  };
}

/**
 * The only answer in XML: according to STS, the credentials belong to the account that previews assume.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 */
const callerIdentity =
  '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>' +
  "<Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>";

/**
 * Starts a stub for one evaluation of a stack. The caller closes it.
 * https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
 */
export async function startStubAws(project: string, stack: string): Promise<StubAws> {
  const answers = answersTo(project, stack);
  const errors: string[] = [];
  let asked = 0;
  const server = http.createServer((request, response) => {
    const { "x-amz-target": target = "sts" } = request.headers as Readonly<Record<string, string>>;
    if (target === "sts") {
      request.resume().once("end", () => {
        response.writeHead(200, { "content-type": "text/xml" });
        response.end(callerIdentity);
      });
      return;
    }
    const answer = answers[target.split(".").at(-1) ?? ""];
    if (answer === undefined) errors.push(`no answer to ${target}`);
    if (answer === image) asked++;
    request.resume().once("end", () => {
      response.writeHead(answer ? 200 : 400, { "content-type": "application/x-amz-json-1.1" });
      response.end(JSON.stringify(answer ?? { __type: "UnknownOperationException" }));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    env: {
      AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
      AWS_ACCESS_KEY_ID: "bench",
      AWS_SECRET_ACCESS_KEY: "bench",
      AWS_CONFIG_FILE: os.devNull,
      AWS_SHARED_CREDENTIALS_FILE: os.devNull,
      AWS_EC2_METADATA_DISABLED: "true",
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
    },
    asked: () => asked,
    errors,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
