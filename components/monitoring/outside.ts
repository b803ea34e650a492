import * as pulumi from "@pulumi/pulumi";
import * as route53 from "@pulumi/aws/route53";

/** The address to check, and the name of the check. */
export interface OutsideCheckArgs {
  /** The check's name in Route 53's console. */
  readonly checkName: string;
  /** Address at which people reach the app. */
  readonly url: pulumi.Input<string>;
  /** Path that answers 200 when the app can serve. */
  readonly path: string;
}

/**
 * The regions that the requests come from: AWS asks for three at least. All eight would send about 32 requests a
 * minute. That is above the number from which the alarms take a minute's share of errors seriously, although nobody
 * uses the app. https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html
 */
const places = ["ap-southeast-1", "eu-west-1", "us-east-1"];

/**
 * Route 53's check of the app's public address, from three regions of AWS every 30 seconds. It follows the DNS record,
 * but does not look at the certificate.
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html
 */
export class OutsideCheck extends pulumi.ComponentResource {
  public readonly healthCheckId: pulumi.Output<string>;

  constructor(name: string, args: OutsideCheckArgs, opts?: pulumi.ComponentResourceOptions) {
    super("mcp-catalog:monitoring:OutsideCheck", name, {}, opts);
    const address = pulumi.output(args.url).apply(addressOf);
    const check = new route53.HealthCheck(
      name,
      {
        type: address.type,
        fqdn: address.fqdn,
        port: address.port,
        resourcePath: args.path,
        requestInterval: 30,
        failureThreshold: 3,
        regions: places,
        tags: { Name: args.checkName },
      },
      { parent: this },
    );
    this.healthCheckId = check.id;
    this.registerOutputs({ healthCheckId: this.healthCheckId });
  }
}

/** The parts of an address that Route 53 needs for a check, without the path. */
export function addressOf(url: string) {
  const { protocol, hostname } = new URL(url);
  return protocol === "https:"
    ? { type: "HTTPS", port: 443, fqdn: hostname }
    : { type: "HTTP", port: 80, fqdn: hostname };
}
