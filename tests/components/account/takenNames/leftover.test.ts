import assert from "node:assert/strict";
import { leftoverText } from "../../../../components/account/takenNames";

const service = {
  kind: "service",
  name: "shop-cluster/shop-service",
  stack: "prod",
  region: "eu-west-1",
} as const;

describe("resources that a killed run leaves behind", () => {
  it("are named with the commands that delete them and end the warning", () => {
    const text = leftoverText(
      ["creating ECS Service: Creation of service was not idempotent."],
      service,
    );
    assert.deepEqual(text?.split("\n"), [
      "AWS has shop-cluster/shop-service already, and the state of stack prod does not: a run was killed while AWS made it.",
      "Nothing uses it yet. Delete it, and run pulumi up again:",
      "  aws ecs delete-service --cluster shop-cluster --service shop-service --force --region eu-west-1",
      "  pulumi up --stack prod",
      "  pulumi refresh --stack prod --clear-pending-creates",
    ]);
  });

  it("are recognised by the words of the provider and of AWS", () => {
    const balancer = { ...service, kind: "balancer", name: "shop-alb" } as const;
    for (const error of [
      "ELBv2 Load Balancer (shop-alb) already exists",
      "api error DuplicateLoadBalancerName: A load balancer with the same name exists, but with different settings",
    ]) {
      assert.match(
        leftoverText([error], balancer) ?? "",
        /delete-load-balancer --load-balancer-arn \$\(aws elbv2 describe-load-balancers --names shop-alb --query 'LoadBalancers\[0\]\.LoadBalancerArn' --output text\) --region eu-west-1\n/,
      );
    }
  });

  it("are not suspected if AWS refuses for another reason", () => {
    assert.equal(leftoverText(["AccessDenied: you may not"], service), undefined);
  });
});
