import assert from "node:assert/strict";
import { parseBootstrap } from "../../bootstrap/settings";
import { readProjectFile, readYaml } from "../repository/files";

const file = "examples/gitlab/gitlab-ci.yml";

interface Job {
  readonly extends?: string | readonly string[];
  readonly rules?: readonly { readonly if: string; readonly when?: string }[];
  readonly resource_group?: string;
  readonly interruptible?: boolean;
  readonly variables?: Readonly<Record<string, string>>;
  readonly script?: readonly string[];
}

describe("The pipeline for GitLab", () => {
  const all = readYaml(file) as Readonly<Record<string, Job>>;
  const role = ({ variables }: Job) => variables?.["AWS_ROLE_ARN"];
  const withRole = Object.entries(all).filter(([, job]) => role(job) !== undefined);

  it("gives each job the role of its stack, and the check no role", () => {
    assert.deepEqual(Object.fromEntries(withRole.map(([name, job]) => [name, role(job)])), {
      preview: "$AWS_PREVIEW_ROLE",
      "deploy dev": "$AWS_DEPLOY_DEV_ROLE",
      "deploy prod": "$AWS_DEPLOY_PROD_ROLE",
      review: "$AWS_DEPLOY_REVIEW_ROLE",
      "close review": "$AWS_DEPLOY_REVIEW_ROLE",
      "review sweep": "$AWS_DEPLOY_REVIEW_ROLE",
    });
    assert.equal(all["check"]?.extends, undefined);
  });

  it("runs nothing with a role for a merge request from a fork", () => {
    for (const [name, { rules = [] }] of withRole) {
      for (const { if: condition } of rules.filter((each) => each.if.includes("merge_request"))) {
        assert.match(
          condition,
          / && \$CI_MERGE_REQUEST_SOURCE_PROJECT_ID == \$CI_PROJECT_ID$/,
          name,
        );
      }
    }
  });

  it("never runs twice at the same time for a stack, and interrupts no run", () => {
    const deploying = withRole.filter(([name]) => name !== "preview");
    for (const [name, { resource_group: group, interruptible }] of deploying) {
      assert.ok(group !== undefined && group.length > 0, name);
      assert.notEqual(interruptible, true, name);
    }
    assert.equal(all["review"]?.resource_group, all["close review"]?.resource_group);
  });

  it("deploys prod only for a tag, by hand, with the image that dev runs", () => {
    assert.deepEqual(all["deploy prod"]?.rules, [
      { if: "$CI_COMMIT_TAG =~ /^v\\d/", when: "manual" },
    ]);
    assert.match(
      all["deploy prod"].script?.[1] ?? "",
      /promote dev prod --copy --if-missing --tag/,
    );
    const { stacks } = parseBootstrap({ regions: ["us-east-1"], gitlabProject: "acme/shop" });
    assert.equal(stacks["prod"]?.gitlabTag, "v*");
  });

  it("has no stored key", () => {
    assert.doesNotMatch(
      readProjectFile(file),
      /AWS_SECRET|AWS_ACCESS_KEY|PULUMI_ACCESS_TOKEN|PASSPHRASE/,
    );
  });
});
