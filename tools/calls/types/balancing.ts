import { attribute, capitals, list, mapped, tagList, to, type Field } from "../fields";
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
  hostHeader: (value) => [
    ["Field", "host-header"],
    ["HostHeaderConfig.Values", (value as { readonly values: unknown }).values],
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

function header(name: string) {
  return attribute(`routing.http.response.${name}.header_value`);
}

/** The bucket is sent only if access logs are on. */
const accessLogs: Field = (value) => {
  const { enabled, bucket } = value as { readonly enabled: boolean; readonly bucket?: string };
  const set = { "access_logs.s3.enabled": String(enabled), "access_logs.s3.bucket": bucket };
  return Object.entries(set)
    .filter(([, Value]) => Value !== undefined && Value !== "")
    .map(([Key, Value]) => ["Attributes.+", { Key, Value }]);
};

export const loadBalancer: ResourceShape = {
  id: ["LoadBalancers", 0, "LoadBalancerArn"],
  calls: [
    {
      call: "elbv2.CreateLoadBalancer",
      fields: {
        ...capitals("name", "subnets", "securityGroups", "ipAddressType"),
        loadBalancerType: to("Type"),
        tags: tagList(),
        internal: to("Scheme", (yes: boolean) => (yes ? "internal" : "internet-facing")),
      },
    },
    {
      call: "elbv2.ModifyLoadBalancerAttributes",
      own: "LoadBalancerArn",
      fields: {
        accessLogs,
        desyncMitigationMode: attribute("routing.http.desync_mitigation_mode"),
        dropInvalidHeaderFields: attribute("routing.http.drop_invalid_header_fields.enabled"),
        idleTimeout: attribute("idle_timeout.timeout_seconds"),
        enableDeletionProtection: attribute("deletion_protection.enabled"),
      },
    },
  ],
};

export const targetGroup: ResourceShape = {
  id: ["TargetGroups", 0, "TargetGroupArn"],
  calls: [
    {
      call: "elbv2.CreateTargetGroup",
      fields: {
        ...capitals("name", "vpcId", "targetType", "protocol", "port"),
        healthCheck: (value) => Object.entries(healthCheck(value as never)),
        tags: tagList(),
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
};

export const listener: ResourceShape = {
  id: ["Listeners", 0, "ListenerArn"],
  calls: [
    {
      call: "elbv2.CreateListener",
      fields: {
        ...capitals("loadBalancerArn", "port", "protocol", "sslPolicy"),
        certificateArn: to("Certificates.0.CertificateArn"),
        tags: tagList(),
        defaultActions: to("DefaultActions", actions),
      },
    },
    {
      call: "elbv2.ModifyListenerAttributes",
      own: "ListenerArn",
      fields: {
        routingHttpResponseServerEnabled: attribute("routing.http.response.server.enabled"),
        routingHttpResponseStrictTransportSecurityHeaderValue: header("strict_transport_security"),
        routingHttpResponseXContentTypeOptionsHeaderValue: header("x_content_type_options"),
        routingHttpResponseXFrameOptionsHeaderValue: header("x_frame_options"),
        routingHttpResponseContentSecurityPolicyHeaderValue: header("content_security_policy"),
      },
    },
  ],
};

export const listenerCertificate: ResourceShape = {
  calls: [
    {
      call: "elbv2.AddListenerCertificates",
      fields: {
        ...capitals("listenerArn"),
        certificateArn: to("Certificates.0.CertificateArn"),
      },
    },
  ],
};

export const listenerRule: ResourceShape = {
  id: ["Rules", 0, "RuleArn"],
  calls: [
    {
      call: "elbv2.CreateRule",
      // If no priority is set, the provider takes the next free number.
      always: { Priority: 1 },
      fields: {
        ...capitals("listenerArn", "priority"),
        conditions: to("Conditions", conditions),
        actions: to("Actions", actions),
        tags: tagList(),
      },
    },
  ],
};
