import type * as pulumi from "@pulumi/pulumi";

/** How the app can be reached. */
export type DomainMode =
  /** By the balancer's own name, over HTTP. */
  | { readonly mode: "none" }
  /** By a name in a hosted zone of this account. The stack makes the certificate and the record. */
  | { readonly mode: "zone"; readonly name: string; readonly zone: string }
  /** By a name with an existing certificate. Somebody else makes the record. */
  | { readonly mode: "certificate"; readonly name: string; readonly certificateArn: string };

/** The domain, with the zone that Route 53 has for it. */
export type FoundDomain =
  | Exclude<DomainMode, { mode: "zone" }>
  | (Extract<DomainMode, { mode: "zone" }> & {
      readonly zoneId: string;
      readonly nameServers: readonly string[];
    });

/** Whether and how the balancer's listener encrypts. */
export type ListenerTls =
  | { readonly protocol: "HTTP" }
  | {
      readonly protocol: "HTTPS";
      readonly certificateArn: pulumi.Input<string>;
      /** The DNS record that points to the balancer; undefined if somebody else makes it. */
      readonly record?: { readonly name: string; readonly zoneId: pulumi.Input<string> };
    };
