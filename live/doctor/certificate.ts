import { ACMClient, DescribeCertificateCommand } from "@aws-sdk/client-acm";
import type { Ask } from "../calls/ask";
import { withClient, type ClientConfig } from "../calls/clients";

/** A certificate of ACM. */
export interface Certificate {
  /** `ISSUED`, `PENDING_VALIDATION`, `EXPIRED`, … */
  readonly status: string;
  /** Host names, which may begin with `*.`. */
  readonly names: readonly string[];
  readonly ends: Date | undefined;
}

/** Reads a certificate; undefined if AWS refuses or has none.
 * https://docs.aws.amazon.com/acm/latest/APIReference/API_DescribeCertificate.html */
export async function readCertificate(
  config: ClientConfig,
  arn: string,
  ask: Ask,
): Promise<Certificate | undefined> {
  return withClient(ACMClient, config, async (client) => {
    const answer = await ask("acm:DescribeCertificate", () =>
      client.send(new DescribeCertificateCommand({ CertificateArn: arn })),
    );
    const found = answer?.Certificate;
    return (
      found && {
        status: found.Status ?? "unknown",
        names: found.SubjectAlternativeNames ?? [found.DomainName ?? ""],
        ends: found.NotAfter,
      }
    );
  });
}
