import * as pulumi from "@pulumi/pulumi";
import * as acm from "@pulumi/aws/acm";
import type { output as aws } from "@pulumi/aws/types";
import * as route53 from "@pulumi/aws/route53";
import type { FoundDomain, ListenerTls } from "./types";

type FoundZone = Extract<FoundDomain, { mode: "zone" }>;

/** The domain, and what to do without one. */
export interface DomainArgs {
  /** The domain, with its zone looked up; undefined for none. */
  readonly domain: FoundDomain;
  /** Whether the stack should have a domain. If so, a run without one warns that traffic is not encrypted. */
  readonly expected: boolean;
  /** Name of the stack, for the command in the warning. */
  readonly stack: string;
}

/** The warning for a stack without a domain. It names the setting that adds one. */
export function trafficInTheClear(stack: string): string {
  return `Traffic is not encrypted without a domain: ${addDomain(stack)}`;
}

/** The command that gives a stack a domain. */
export function addDomain(stack: string): string {
  return `pulumi config set domain '{"name":"app.example.com","zone":"example.com"}' --stack ${stack}`;
}

/** The app's domain: a new certificate that is validated by DNS, or an existing one. */
export class Domain extends pulumi.ComponentResource {
  /** Whether and how the listener encrypts, resolved after the certificate is issued. */
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

  private open(name: string, domain: FoundDomain): ListenerTls {
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
  private certify(name: string, domain: FoundZone): ListenerTls {
    const { zoneId } = domain;
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
        // ACM asks for the same validation record for every certificate of a name in an account, so it may already
        // exist.
        allowOverwrite: true,
      },
      // The record is kept: it also renews other certificates of the same name, in another region or with a wildcard.
      { parent: this, retainOnDelete: true },
    );
    const validation = new acm.CertificateValidation(
      `${name}-validation`,
      { certificateArn: certificate.arn, validationRecordFqdns: [record.fqdn] },
      {
        parent: this,
        // AWS usually takes minutes. Without a limit, the provider would wait 75 minutes if the
        // registrar names other name servers than the zone's.
        customTimeouts: { create: `${proofMinutes}m` },
        hooks: { onError: [this.explainUnproven(`${name}-unproven`, domain)] },
      },
    );
    return {
      protocol: "HTTPS",
      certificateArn: validation.certificateArn,
      record: { name: domain.name, zoneId },
    };
  }

  /** Adds the usual cause to an error: the domain's registrar names other name servers than the zone's. */
  private explainUnproven(
    name: string,
    { zone, name: host, nameServers }: FoundZone,
  ): pulumi.ErrorHook {
    return new pulumi.ErrorHook(name, async ({ failedOperation }) => {
      if (failedOperation === "delete") return false;
      await pulumi.log.error(undelegated(host, zone, nameServers), this);
      return false;
    });
  }
}

/** Minutes within which AWS must find the record that proves the name. */
const proofMinutes = 15;

type Proof = aws.acm.CertificateDomainValidationOption;

/** The one record that validates the name. Raises a RunError if ACM asks for no record. */
function onlyProof([proof]: readonly Proof[]): Proof {
  if (!proof) throw new pulumi.RunError("domain.name: ACM has asked for no validation record");
  return proof;
}

function undelegated(host: string, zone: string, nameServers: readonly string[]): string {
  return [
    `domain.zone: AWS did not see the record that proves ${host} within ${proofMinutes} minutes. Compare the name servers`,
    `that the internet asks for ${zone}`,
    `  dig +short NS ${zone}`,
    `with those of its hosted zone in Route 53: ${[...nameServers].sort().join(", ") || "aws route53 get-hosted-zone"}.`,
    "If they differ, enter those of the hosted zone at the registrar, wait until dig shows them, and run pulumi up again.",
  ].join("\n");
}
