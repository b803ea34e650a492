import assert from "node:assert/strict";
import { longestBaseName } from "../../../settings/names";
import { callsOf, defaultTagsOf, loadShapes } from "../../../tools/calls";
import { allPermissions } from "../../../tools/permissions";
import { boundary, roleActions } from "../../../tools/permissions/boundary";
import {
  deployPolicies,
  longestPolicy,
  mostPolicies,
  previewPolicies,
  revealing,
} from "../../../tools/permissions/documents";
import { isBound, isByTag, ofTheAccount, passedTo } from "../../../tools/permissions/statements";
import { authorizationOf, published } from "../../../tools/published";
import { json } from "../../support/program";
import { actionsOf } from "./allows";
import { boundaryArn, policiesOf, previews, scopeOf, type Preview } from "./stacks";

const sorted = (all: Iterable<string>) => [...new Set(all)].sort();
/** Every action that a deployment needs. */
const everyAction = Object.keys(published().actions);

describe("The policies of the delivering roles", () => {
  it("stay within what AWS takes, with the longest names", async () => {
    const base = "x".repeat(longestBaseName);
    const scope = { ...scopeOf("prod"), base, display: base, project: base, hosts: [base, base] };
    const all = await policiesOf({ ...scope, regions: ["us-east-1", "ap-southeast-1"] });
    assert.ok(all.length <= mostPolicies, String(all.length));
    for (const each of all) assert.ok(JSON.stringify(each).length <= longestPolicy);
    assert.ok(JSON.stringify(boundary(scope, [])).length <= longestPolicy);
  });

  it("let a preview look, and read neither secrets nor logs", async () => {
    const actions = actionsOf(previewPolicies(await allPermissions(), scopeOf("prod")));
    assert.ok(actions.length > 100, String(actions.length));
    for (const each of actions) {
      assert.ok(
        ["List", "Read"].includes(authorizationOf(each).level) || each === "s3:ListBucket",
        each,
      );
      assert.ok(!revealing.includes(each), each);
    }
    assert.ok(revealing.every((each) => !actions.includes(each)));
  });

  it("have every action once, and no pattern of actions", async () => {
    const all = (await policiesOf(scopeOf("dev"))).flatMap((each) => each.Statement);
    const actions = all.flatMap(({ Action }) => Action);
    assert.deepEqual(actions.length, new Set(actions).size);
    for (const each of actions) assert.match(each, /^[a-z0-9-]+:[A-Za-z0-9]+$/);
  });

  it("say * only if AWS has nothing narrower", async () => {
    for (const { Action, Resource } of (await policiesOf(scopeOf("dev"))).flatMap(
      (each) => each.Statement,
    )) {
      if (!Resource.includes("*")) continue;
      for (const each of Action) {
        assert.ok(!authorizationOf(each).named || ofTheAccount.includes(each), each);
      }
    }
  });

  it("make and change roles only under the boundary, and pass them only to the stack's services", async () => {
    const statements = deployPolicies(await allPermissions(), scopeOf("dev"), boundaryArn).flatMap(
      (each) => each.Statement,
    );
    const conditionOf = (action: string) =>
      statements.find(({ Action }) => Action.includes(action))?.Condition;
    const changing = ["CreateRole", "PutRolePolicy", "AttachRolePolicy", "UpdateAssumeRolePolicy"];
    for (const each of [...changing, "PutRolePermissionsBoundary"]) {
      assert.ok(isBound(`iam:${each}`));
      assert.deepEqual(conditionOf(`iam:${each}`), {
        ArnEquals: { "iam:PermissionsBoundary": boundaryArn },
      });
    }
    assert.equal(conditionOf("iam:DeleteRolePermissionsBoundary"), undefined);
    assert.deepEqual(conditionOf("iam:PassRole"), {
      StringEquals: { "iam:PassedToService": passedTo.map((each) => `${each}.amazonaws.com`) },
    });
  });

  it("name no resource of IAM that could be a delivering role", async () => {
    const all = (await policiesOf(scopeOf("prod"))).flatMap((each) => each.Statement);
    const iam = all.flatMap(({ Resource }) => Resource.filter((each) => each.includes(":iam:")));
    assert.ok(iam.length > 3);
    for (const each of iam)
      assert.match(each, /:(?:role\/(?:mcp-catalog|aws-service-role\/)|instance-profile\/)/);
  });

  it("delete what has no name only by the project's tag", async () => {
    const statements = (await policiesOf(scopeOf("dev"))).flatMap((each) => each.Statement);
    const byTag = everyAction.filter(isByTag);
    for (const each of ["ec2:DeleteVpc", "kms:ScheduleKeyDeletion"]) {
      assert.ok(byTag.includes(each), each);
      const { Condition } = statements.find(({ Action }) => Action.includes(each)) ?? {};
      assert.equal(Condition?.["StringEquals"]?.["aws:ResourceTag/Project"], "mcp-catalog");
    }
    // Everything that EC2 deletes, except three: routes, which are parts of other resources; tags;
    // and addresses, for which AWS publishes no tag condition.
    assert.deepEqual(
      sorted(everyAction).filter((each) => /^ec2:(Delete|Release)/.test(each) && !isByTag(each)),
      ["ec2:DeleteRoute", "ec2:DeleteTags", "ec2:ReleaseAddress"],
    );
  });
});

describe("The boundary of the stack's roles", () => {
  let evaluated: ReadonlyMap<string, Preview>;

  before(async function () {
    this.timeout(120_000);
    evaluated = await previews();
  });

  const all = ({ resources }: Preview, type: string) =>
    resources.filter((each) => each.type === type);

  /** AWS's policies that the program attaches. https://docs.aws.amazon.com/aws-managed-policy/latest/reference/ */
  const managed: Readonly<Record<string, readonly string[]>> = {
    AmazonECSTaskExecutionRolePolicy: [
      "ecr:GetAuthorizationToken",
      "ecr:BatchCheckLayerAvailability",
      "ecr:GetDownloadUrlForLayer",
      "ecr:BatchGetImage",
      "logs:CreateLogStream",
      "logs:PutLogEvents",
    ],
    AmazonECSInfrastructureRolePolicyForLoadBalancers: [
      "elasticloadbalancing:Describe*",
      "elasticloadbalancing:ModifyListener",
      "elasticloadbalancing:ModifyRule",
      "elasticloadbalancing:RegisterTargets",
      "elasticloadbalancing:DeregisterTargets",
    ],
    // The part of the policy that graphs in a chat channel need.
    CloudWatchReadOnlyAccess: [
      "cloudwatch:DescribeAlarms",
      "cloudwatch:GetMetricData",
      "cloudwatch:GetMetricStatistics",
      "cloudwatch:GetMetricWidgetImage",
      "cloudwatch:ListMetrics",
    ],
    // A policy that the configuration "with policies of others" attaches. For such policies,
    // bootstrap/ has appActions.
    AmazonS3ReadOnlyAccess: [],
  };

  it("is what the program's roles are allowed, and no more", () => {
    const own = [...evaluated.values()]
      .flatMap((run) => all(run, "aws:iam/rolePolicy:RolePolicy"))
      .flatMap(
        (each) =>
          (json(each, "policy") as { Statement: { Action: string | string[] }[] }).Statement,
      )
      .flatMap(({ Action }) => Action);
    const attached = [...evaluated.values()]
      .flatMap((run) => all(run, "aws:iam/rolePolicyAttachment:RolePolicyAttachment"))
      .flatMap(
        ({ inputs }) => managed[String(inputs["policyArn"]).split("/").at(-1) ?? ""] ?? ["unknown"],
      );
    assert.deepEqual(
      sorted([...own, ...attached]),
      sorted([...roleActions.named, ...roleActions.any]),
    );
  });

  it("goes with roles that are passed to the services of their trust policies", () => {
    const trusted = [...evaluated.values()]
      .flatMap((run) => all(run, "aws:iam/role:Role"))
      .flatMap(
        (each) =>
          (json(each, "assumeRolePolicy") as { Statement: { Principal: { Service: string } }[] })
            .Statement,
      )
      .map(({ Principal }) => Principal.Service.replace(".amazonaws.com", ""));
    assert.deepEqual(sorted(trusted), passedTo);
  });

  it("goes with stacks that tag whatever is deleted by its tag", async () => {
    const shapes = await loadShapes();
    for (const run of evaluated.values()) {
      const tags = defaultTagsOf(run.resources);
      assert.equal(tags["Project"], "mcp-catalog");
      for (const each of run.resources.filter(({ type }) => /^aws:(ec2|kms)\//.test(type))) {
        if (/:(?:Route|RouteTableAssociation|Alias|DefaultSecurityGroup)$/.test(each.type))
          continue;
        assert.match(JSON.stringify(callsOf(each, shapes, tags)), /"Project"/, each.urn);
      }
    }
  });
});
