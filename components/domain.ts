import * as pulumi from "@pulumi/pulumi";
import * as acm from "@pulumi/aws/acm";
import type { output as aws } from "@pulumi/aws/types";
import * as route53 from "@pulumi/aws/route53";

/** The name under which the world reaches the app. */
export type DomainMode =
  /** The balancer's own name, over HTTP. */
  | { readonly mode: "none" }
  /** A name in a hosted zone of this account: certificate and record are made. */
  | { readonly mode: "zone"; readonly name: string; readonly zone: string }
  /** A certificate that exists; the record is somebody else's. */
  | { readonly mode: "certificate"; readonly name: string; readonly certificateArn: string };

/** How the balancer listens. */
export type ListenerTls =
  | { readonly protocol: "HTTP" }
  | {
      readonly protocol: "HTTPS";
      readonly certificateArn: pulumi.Input<string>;
      /** The record that points to the balancer, where the stack makes it. */
      readonly record?: { readonly name: string; readonly zoneId: pulumi.Input<string> };
    };

export interface DomainArgs {
  readonly domain: DomainMode;
  /** Whether the stack should have a domain: a run without one warns that nothing is encrypted. */
  readonly expected: boolean;
  /** Name of the stack, for the command that the warning names. */
  readonly stack: string;
}

/** What a run without a domain is told, with the one setting that ends it. */
export function trafficInTheClear(stack: string): string {
  return (
    "Traffic is in the clear: without a domain, the balancer speaks HTTP alone. HTTPS takes one setting: " +
    `pulumi config set domain '{"name":"app.example.com","zone":"example.com"}' --stack ${stack}`
  );
}

/** The app's domain: a certificate that DNS proves, or one that exists already. */
export class Domain extends pulumi.ComponentResource {
  public readonly tls: ListenerTls;

  constructor(
    name: string,
    { domain, expected, stack }: DomainArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("mcp-catalog:domain:Domain", name, {}, opts);
    if (expected && domain.mode === "none") void pulumi.log.warn(trafficInTheClear(stack), this);
    this.tls = this.open(name, domain);
    this.registerOutputs({ tls: this.tls });
  }

  private open(name: string, domain: DomainMode): ListenerTls {
    switch (domain.mode) {
      case "none":
        return { protocol: "HTTP" };
      case "zone":
        return this.certify(name, domain);
      case "certificate":
        return { protocol: "HTTPS", certificateArn: domain.certificateArn };
    }
  }

  /** https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html */
  private certify(name: string, domain: Extract<DomainMode, { mode: "zone" }>): ListenerTls {
    const { zoneId } = route53.getZoneOutput({ name: domain.zone }, { parent: this });
    const certificate = new acm.Certificate(
      `${name}-certificate`,
      { domainName: domain.name, validationMethod: "DNS" },
      { parent: this },
    );
    const proof = certificate.domainValidationOptions.apply(onlyProof);
    const record = new route53.Record(
      `${name}-proof`,
      {
        zoneId,
        name: proof.resourceRecordName,
        type: proof.resourceRecordType,
        records: [proof.resourceRecordValue],
        ttl: 300,
        // One name has one proof in an account, whichever certificate asks: it may be in the zone already.
        allowOverwrite: true,
      },
      // Another certificate of the name, in another region or with a wildcard, renews by the same record: it stays.
      { parent: this, retainOnDelete: true },
    );
    const validation = new acm.CertificateValidation(
      `${name}-validation`,
      { certificateArn: certificate.arn, validationRecordFqdns: [record.fqdn] },
      { parent: this },
    );
    return {
      protocol: "HTTPS",
      certificateArn: validation.certificateArn,
      record: { name: domain.name, zoneId },
    };
  }
}

type Proof = aws.acm.CertificateDomainValidationOption;

/** One name has one record that proves it. Raises a RunError where ACM names none. */
function onlyProof([proof]: readonly Proof[]): Proof {
  if (!proof) throw new pulumi.RunError("domain.name: ACM has named no record that proves it");
  return proof;
}
