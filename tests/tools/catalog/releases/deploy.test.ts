import assert from "node:assert/strict";
import { AwsError, type Answers } from "../../../live/support/cannedAws";
import { machine } from "./machine";
import { digestOf } from "./pastReleases";
import { runCatalog } from "../run";

describe("catalog deploy", () => {
  /** A registry with v1.0.0, and with everything that Docker has pushed. */
  function registry(asked: readonly string[]): Answers {
    return {
      DescribeRepositories: () => ({ repositories: [{ repositoryUri: "host/mcp-catalog" }] }),
      DescribeImages: ({ imageIds }) => {
        const [id] = imageIds as readonly { readonly imageTag: string }[];
        const pushed = asked.includes(`docker push host/mcp-catalog:${id?.imageTag ?? ""}`);
        if (id?.imageTag !== "v1.0.0" && !pushed) {
          throw new AwsError("ImageNotFoundException", "no");
        }
        return { imageDetails: [{ imageTags: [id?.imageTag], imageDigest: digestOf(1) }] };
      },
      GetAuthorizationToken: () => ({ authorizationData: [{ authorizationToken: "QVdTOng=" }] }),
      GetSecretValue: () => ({ SecretString: "x" }),
    };
  }

  const deploy = (
    tag: string,
    { asked, programs }: ReturnType<typeof machine>,
    ...words: string[]
  ) => runCatalog(["deploy", tag, "-s", "prod", ...words], registry(asked), { programs });

  it("deploys an existing version without Docker", async () => {
    const there = machine();
    const { code } = await deploy("v1.0.0", there, "--yes");
    assert.equal(code, 0);
    assert.deepEqual(there.asked, [
      "pulumi config set imageTag v1.0.0 -s prod",
      "pulumi up -s prod --yes --non-interactive",
    ]);
  });

  it("builds and pushes a missing version, then deploys it", async () => {
    const fresh = machine();
    const { code } = await deploy("v1.1.0", fresh, "--yes");
    assert.equal(code, 0);
    assert.deepEqual(
      fresh.asked.map((words) => words.split(" ").slice(0, 2).join(" ")),
      ["docker login", "docker build", "docker push", "docker push", "pulumi config", "pulumi up"],
    );
  });

  it("deploys nothing if the push fails, if nobody says yes, or if pulumi up fails", async () => {
    const broken = machine("docker build");
    assert.equal((await deploy("v1.1.0", broken, "-y")).code, 1);
    assert.ok(broken.asked.every((words) => !words.startsWith("pulumi")));
    const unasked = machine();
    assert.equal((await deploy("v1.0.0", unasked)).code, 2);
    assert.deepEqual(unasked.asked, []);
    const questions: string[] = [];
    const refused = await runCatalog(["deploy", "v1.0.0", "-s", "prod"], registry([]), {
      programs: unasked.programs,
      ask: (question) => Promise.resolve(questions.push(question) === 0),
    });
    assert.deepEqual(questions, ["Release v1.0.0 to prod? [y/N] "]);
    assert.deepEqual([refused.code, unasked.asked], [2, []]);
    assert.equal((await deploy("v1.0.0", machine("pulumi up"), "-y")).code, 1);
  });
});
