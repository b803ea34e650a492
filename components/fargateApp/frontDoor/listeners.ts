import type * as pulumi from "@pulumi/pulumi";
import * as lb from "@pulumi/aws/lb";
import * as route53 from "@pulumi/aws/route53";
import type { ListenerTls } from "../../domain/types";
import { headerInputs } from "./headers";
import type { SecurityHeaders } from "./securityHeaders";

const httpPort = 80;
const httpsPort = 443;

/**
 * TLS 1.2 with forward secrecy and TLS 1.3, with post-quantum key exchange. Security Hub's ELB.17 accepts it.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
 */
const tlsPolicy = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09";

/** The ports of the balancer's listeners. With HTTPS, port 80 redirects. */
export function listenerPorts(tls: ListenerTls): readonly number[] {
  switch (tls.protocol) {
    case "HTTP":
      return [httpPort];
    case "HTTPS":
      return [httpPort, httpsPort];
  }
}

interface ListenerParts {
  readonly tls: ListenerTls;
  readonly balancer: lb.LoadBalancer;
  readonly targetGroup: lb.TargetGroup;
  readonly headers: SecurityHeaders;
  /** Whether the balancer also has IPv6 addresses. */
  readonly ipv6: boolean;
  /** Whether guests also use the listener. */
  readonly protect: boolean;
}

/**
 * Makes a listener for HTTP. With HTTPS, makes a listener for HTTPS, one that redirects HTTP to it, and the DNS record.
 * Returns the listener that forwards to the app.
 */
export function createListeners(
  name: string,
  { tls, balancer, targetGroup, headers, ipv6, protect }: ListenerParts,
  { parent }: { readonly parent: pulumi.Resource },
): lb.Listener {
  const forward = { type: "forward", targetGroupArn: targetGroup.arn };
  // A target group cannot be deleted while a listener forwards to it, and so it cannot be replaced either.
  const opts = {
    parent,
    protect,
    deleteBeforeReplace: true,
    replaceOnChanges: ["defaultActions"],
  };
  switch (tls.protocol) {
    case "HTTP":
      return new lb.Listener(
        `${name}-http`,
        { ...http(balancer, forward), ...headerInputs(headers, "http") },
        opts,
      );
    case "HTTPS": {
      const { certificateArn } = tls;
      const listener = new lb.Listener(
        `${name}-https`,
        {
          loadBalancerArn: balancer.arn,
          port: httpsPort,
          protocol: "HTTPS",
          sslPolicy: tlsPolicy,
          certificateArn,
          defaultActions: [forward],
          ...headerInputs(headers, "https"),
        },
        opts,
      );
      // Waits for HTTPS: a redirect to a listener that does not answer yet would cut everybody off until the
      // certificate is issued.
      new lb.Listener(
        `${name}-http`,
        { ...http(balancer, redirect), ...headerInputs(headers, "redirect") },
        { ...opts, dependsOn: listener },
      );
      const { dnsName, zoneId } = balancer;
      createRecords(name, tls, { dnsName, zoneId, ipv6 }, parent);
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

/** The load balancer that a DNS name points to. */
interface Point {
  readonly dnsName: pulumi.Input<string>;
  readonly zoneId: pulumi.Input<string>;
  readonly ipv6: boolean;
}

/**
 * The DNS record of the app's name, if the stack makes it, and a second record if the load balancer has IPv6 addresses.
 */
export function createRecords(
  name: string,
  tls: Extract<ListenerTls, { protocol: "HTTPS" }>,
  point: Point,
  parent: pulumi.Resource,
): void {
  createRecord(`${name}-record`, "A", tls, point, parent);
  if (point.ipv6) createRecord(`${name}-record-ipv6`, "AAAA", tls, point, parent);
}

/** https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-to-elb-load-balancer.html */
function createRecord(
  name: string,
  type: "A" | "AAAA",
  { record }: Extract<ListenerTls, { protocol: "HTTPS" }>,
  { dnsName, zoneId }: Point,
  parent: pulumi.Resource,
): void {
  if (!record) return;
  new route53.Record(
    name,
    {
      zoneId: record.zoneId,
      name: record.name,
      type,
      aliases: [{ name: dnsName, zoneId, evaluateTargetHealth: true }],
    },
    { parent },
  );
}
