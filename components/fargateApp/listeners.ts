import type * as pulumi from "@pulumi/pulumi";
import * as lb from "@pulumi/aws/lb";
import * as route53 from "@pulumi/aws/route53";
import type { Entrance } from "../domain";

const httpPort = 80;
const httpsPort = 443;

/** TLS 1.2 with forward secrecy and 1.3, with post-quantum key exchange: what Security Hub's ELB.17 accepts.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html */
const tlsPolicy = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09";

/** The ports on which the balancer listens; 80 with HTTPS, too, where it redirects. */
export function listenerPorts(entrance: Entrance): readonly number[] {
  switch (entrance.protocol) {
    case "HTTP":
      return [httpPort];
    case "HTTPS":
      return [httpPort, httpsPort];
  }
}

/**
 * HTTP that reaches the app; or HTTPS that does, HTTP that redirects to it, and the record that points here. Returns
 * the listener that reaches the app.
 */
export function createListeners(
  name: string,
  entrance: Entrance,
  balancer: lb.LoadBalancer,
  targetGroup: lb.TargetGroup,
  { parent }: { readonly parent: pulumi.Resource },
): lb.Listener {
  const forward = { type: "forward", targetGroupArn: targetGroup.arn };
  // A target group cannot be deleted, and so not replaced, while a listener forwards to it.
  const opts = { parent, deleteBeforeReplace: true, replaceOnChanges: ["defaultActions"] };
  switch (entrance.protocol) {
    case "HTTP":
      return new lb.Listener(`${name}-http`, http(balancer, forward), opts);
    case "HTTPS": {
      const { certificateArn } = entrance;
      const listener = new lb.Listener(
        `${name}-https`,
        {
          loadBalancerArn: balancer.arn,
          port: httpsPort,
          protocol: "HTTPS",
          sslPolicy: tlsPolicy,
          certificateArn,
          defaultActions: [forward],
        },
        opts,
      );
      new lb.Listener(`${name}-http`, http(balancer, redirect), opts);
      createRecord(name, entrance, balancer, parent);
      return listener;
    }
  }
}

type Action = lb.ListenerArgs["defaultActions"] extends pulumi.Input<(infer A)[]> ? A : never;

const redirect = {
  type: "redirect",
  redirect: { protocol: "HTTPS", port: String(httpsPort), statusCode: "HTTP_301" },
};

function http(balancer: lb.LoadBalancer, action: Action): lb.ListenerArgs {
  return {
    loadBalancerArn: balancer.arn,
    port: httpPort,
    protocol: "HTTP",
    defaultActions: [action],
  };
}

/** https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-to-elb-load-balancer.html */
function createRecord(
  name: string,
  { record }: Extract<Entrance, { protocol: "HTTPS" }>,
  balancer: lb.LoadBalancer,
  parent: pulumi.Resource,
): void {
  if (!record) return;
  new route53.Record(
    `${name}-record`,
    {
      zoneId: record.zoneId,
      name: record.name,
      type: "A",
      aliases: [{ name: balancer.dnsName, zoneId: balancer.zoneId, evaluateTargetHealth: true }],
    },
    { parent },
  );
}
