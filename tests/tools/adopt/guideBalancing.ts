import type { World } from "../../../tools/account/world";
import type { Inputs } from "../../../tools/account/world/types";
import { texts } from "../../../tools/account/world/values";
import { AwsError, type Answers } from "../../live/support/cannedAws";
import { members, types, upper } from "./guideParts";

/** The answers about the load balancer, its listeners and its target groups. */
export function balancing(world: World): Answers {
  return {
    DescribeLoadBalancers: (input) => {
      const all = world.all(types.balancer);
      if (all.length === 0) throw new AwsError("LoadBalancerNotFoundException", "none");
      void input;
      return {
        LoadBalancers: all.map((each) => ({
          LoadBalancerName: each.inputs["name"],
          LoadBalancerArn: each.id,
          DNSName: each.outputs["dnsName"],
          Scheme: each.inputs["internal"] === true ? "internal" : "internet-facing",
          Type: each.inputs["loadBalancerType"],
          VpcId: world.byId("aws:ec2/subnet:Subnet", texts(each.inputs, "subnets")[0])?.inputs[
            "vpcId"
          ],
          AvailabilityZones: texts(each.inputs, "subnets").map((SubnetId) => ({ SubnetId })),
          SecurityGroups: texts(each.inputs, "securityGroups"),
        })),
      };
    },
    DescribeTargetGroups: () => {
      const all = world.all(types.targets);
      if (all.length === 0) throw new AwsError("TargetGroupNotFoundException", "none");
      return {
        TargetGroups: all.map(({ id, inputs }) => ({
          TargetGroupName: inputs["name"],
          TargetGroupArn: id,
          Protocol: inputs["protocol"],
          Port: inputs["port"],
          TargetType: inputs["targetType"],
          VpcId: inputs["vpcId"],
        })),
      };
    },
    DescribeListeners: () => ({
      Listeners: world.all(types.listener).map(({ id, inputs }) => ({
        ListenerArn: id,
        Port: inputs["port"],
        Protocol: inputs["protocol"],
        DefaultActions: (inputs["defaultActions"] as Inputs[]).map((each) => ({
          Type: each["type"],
          TargetGroupArn: each["targetGroupArn"],
        })),
      })),
    }),
    DescribeTags: (input) => ({
      TagDescriptions: members(input, "ResourceArns").map((arn) => ({
        ResourceArn: arn,
        Tags: upper(world.resources.find(({ id }) => id === arn)?.tags ?? {}),
      })),
    }),
  };
}
