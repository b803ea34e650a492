import { attribute, capitals, list, mapped, to } from "../fields";
import type { ResourceShape } from "../types";

const targetGroups = { arn: to("TargetGroupArn"), weight: to("Weight") };

const actions = list({
  ...capitals("type", "targetGroupArn"),
  redirect: to("RedirectConfig", mapped(capitals("protocol", "port", "statusCode"))),
  forward: to("ForwardConfig", mapped({ targetGroups: to("TargetGroups", list(targetGroups)) })),
});

const conditions = list({
  pathPattern: (value) => [
    ["Field", "path-pattern"],
    ["PathPatternConfig.Values", (value as { readonly values: unknown }).values],
  ],
});

const healthCheck = mapped({
  path: to("HealthCheckPath"),
  protocol: to("HealthCheckProtocol"),
  matcher: to("Matcher.HttpCode"),
  interval: to("HealthCheckIntervalSeconds"),
  timeout: to("HealthCheckTimeoutSeconds"),
  healthyThreshold: to("HealthyThresholdCount"),
  unhealthyThreshold: to("UnhealthyThresholdCount"),
});

/** Resources of the load balancer. */
export const balancing: Readonly<Record<string, ResourceShape>> = {
  "aws:lb/loadBalancer:LoadBalancer": {
    id: ["LoadBalancers", 0, "LoadBalancerArn"],
    calls: [
      {
        call: "elbv2.CreateLoadBalancer",
        fields: {
          ...capitals("name", "subnets", "securityGroups"),
          loadBalancerType: to("Type"),
          internal: to("Scheme", (yes: boolean) => (yes ? "internal" : "internet-facing")),
        },
      },
      {
        call: "elbv2.ModifyLoadBalancerAttributes",
        own: "LoadBalancerArn",
        fields: {
          dropInvalidHeaderFields: attribute("routing.http.drop_invalid_header_fields.enabled"),
          idleTimeout: attribute("idle_timeout.timeout_seconds"),
          enableDeletionProtection: attribute("deletion_protection.enabled"),
        },
      },
    ],
  },
  "aws:lb/targetGroup:TargetGroup": {
    id: ["TargetGroups", 0, "TargetGroupArn"],
    calls: [
      {
        call: "elbv2.CreateTargetGroup",
        fields: {
          ...capitals("name", "vpcId", "targetType", "protocol", "port"),
          healthCheck: (value) => Object.entries(healthCheck(value as never)),
        },
      },
      {
        call: "elbv2.ModifyTargetGroupAttributes",
        own: "TargetGroupArn",
        fields: {
          deregistrationDelay: attribute("deregistration_delay.timeout_seconds"),
          loadBalancingAlgorithmType: attribute("load_balancing.algorithm.type"),
        },
      },
    ],
  },
  "aws:lb/listener:Listener": {
    id: ["Listeners", 0, "ListenerArn"],
    calls: [
      {
        call: "elbv2.CreateListener",
        fields: {
          ...capitals("loadBalancerArn", "port", "protocol", "sslPolicy"),
          certificateArn: to("Certificates.0.CertificateArn"),
          defaultActions: to("DefaultActions", actions),
        },
      },
    ],
  },
  "aws:lb/listenerRule:ListenerRule": {
    id: ["Rules", 0, "RuleArn"],
    calls: [
      {
        call: "elbv2.CreateRule",
        fields: {
          ...capitals("listenerArn", "priority"),
          conditions: to("Conditions", conditions),
          actions: to("Actions", actions),
        },
      },
    ],
  },
};
