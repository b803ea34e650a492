import assert from "node:assert/strict";
import type * as pulumi from "@pulumi/pulumi";
import { Domain, trafficInTheClear } from "../../components/domain";
import { findDomain } from "../../components/domain/find";
import type { DomainMode } from "../../components/domain/types";
import { patientAsk } from "../../components/common/lookUps";
import { nobodyIsTold } from "../../components/monitoring/notifications";
import { listenerPorts } from "../../components/fargateApp/frontDoor/listeners";
import { watchOptions } from "../support/options";
import { run } from "../support/program";
import { previewCommitted, runCommitted } from "../support/stack";

const certificateArn =
  "arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012";
const zone = ["domain.name=app.example.com", "domain.zone=example.com"];

interface Circumstances {
  /** The records that ACM asks for. */
  readonly proofs?: readonly object[];
  readonly expected?: boolean;
  readonly opts?: pulumi.ComponentResourceOptions;
}

function runDomain(
  domain: DomainMode,
  { proofs = [proof], expected = false, opts }: Circumstances = {},
) {
  const program = async () => {
    const found = await findDomain(domain, patientAsk(60), {});
    return { tls: new Domain("domain", { domain: found, expected, stack: "shop" }, opts).tls };
  };
  return run(program, {
    lookups: { "aws:route53/getZone:getZone": { zoneId: "Z1" } },
    outputs: {
      "aws:acm/certificate:Certificate": { domainValidationOptions: proofs },
      "aws:route53/record:Record": { fqdn: "_proof.app.example.com" },
    },
  });
}

const proof = {
  resourceRecordName: "_proof.app.example.com.",
  resourceRecordType: "CNAME",
  resourceRecordValue: "_value.acm-validations.aws.",
};

describe("Domain", () => {
  it("makes nothing and looks up nothing without a domain", async () => {
    const none = await runDomain({ mode: "none" });
    assert.deepEqual(
      none.resources.filter(({ custom }) => custom),
      [],
    );
    assert.deepEqual(none.lookups, []);
    assert.deepEqual(none.outputs["tls"], { protocol: "HTTP" });
    assert.deepEqual(none.warnings, []);
  });

  it("warns once, and only if a domain is expected and missing", async () => {
    const { warnings } = await runDomain({ mode: "none" }, { expected: true });
    assert.deepEqual(warnings, [trafficInTheClear("shop")]);
    assert.match(warnings.join(), / pulumi config set domain '[^']+' --stack shop$/);
    const taken = { mode: "certificate", name: "app.example.com", certificateArn } as const;
    assert.deepEqual((await runDomain(taken, { expected: true })).warnings, []);
  });

  it("makes a certificate and the record that validates it in a zone, and waits for both", async () => {
    const made = await runDomain({ mode: "zone", name: "app.example.com", zone: "example.com" });
    assert.deepEqual(made.lookups, [
      { token: "aws:route53/getZone:getZone", inputs: { name: "example.com" } },
    ]);
    assert.deepEqual(made.one("aws:acm/certificate:Certificate").inputs, {
      domainName: "app.example.com",
      validationMethod: "DNS",
    });
    assert.deepEqual(made.one("aws:route53/record:Record").inputs, {
      zoneId: "Z1",
      name: "_proof.app.example.com.",
      type: "CNAME",
      records: ["_value.acm-validations.aws."],
      ttl: 300,
      allowOverwrite: true,
    });
    assert.deepEqual(made.one("aws:acm/certificateValidation:CertificateValidation").inputs, {
      certificateArn: "domain-certificate-arn",
      validationRecordFqdns: ["_proof.app.example.com"],
    });
    assert.deepEqual(made.outputs["tls"], {
      protocol: "HTTPS",
      certificateArn: "domain-certificate-arn",
      record: { name: "app.example.com", zoneId: "Z1" },
    });
  });

  it("keeps the record that validates the name, for other certificates of the same name", async () => {
    const { options, transformations } = watchOptions("aws:route53/record:Record");
    const inZone = { mode: "zone", name: "app.example.com", zone: "example.com" } as const;
    await runDomain(inZone, { opts: { transformations } });
    assert.deepEqual(
      options.map(({ retainOnDelete }) => retainOnDelete),
      [true],
    );
  });

  it("says so if ACM names no record", async () => {
    const inZone = { mode: "zone", name: "app.example.com", zone: "example.com" } as const;
    const made = runDomain(inZone, { proofs: [] });
    await assert.rejects(made, /domain\.name: ACM has asked for no validation record/);
  });

  it("uses an existing certificate as it is, and makes nothing", async () => {
    const taken = await runDomain({ mode: "certificate", name: "app.example.com", certificateArn });
    assert.deepEqual(
      taken.resources.filter(({ custom }) => custom),
      [],
    );
    assert.deepEqual(taken.outputs["tls"], { protocol: "HTTPS", certificateArn });
  });
});

describe("a stack without a domain", () => {
  it("causes a warning in the run and in the preview, unless it is disposable", async () => {
    const warnings = [trafficInTheClear("prod"), nobodyIsTold("prod")];
    assert.deepEqual((await runCommitted("prod")).warnings, warnings);
    assert.deepEqual((await previewCommitted("prod")).warnings, warnings);
    assert.deepEqual((await previewCommitted("dev")).warnings, []);
  });

  it("causes no warning after the setting in the warning is set", async () => {
    const warning = trafficInTheClear("prod");
    const [, setting] = /pulumi config set domain '(.*)' --stack prod$/.exec(warning) ?? [];
    const prod = await runCommitted("prod", [`domain=${setting}`]);
    assert.deepEqual(prod.warnings, [nobodyIsTold("prod")]);
    assert.equal(prod.outputs["url"], "https://app.example.com");
  });
});

describe("the prod stack with a domain", () => {
  it("listens on 443 with a policy that Security Hub accepts, and redirects 80 to it", async () => {
    const prod = await runCommitted("prod", zone);
    const https = prod.named("aws:lb/listener:Listener", "app-balancer-https").inputs;
    assert.equal(https["port"], 443);
    assert.equal(https["protocol"], "HTTPS");
    assert.equal(https["sslPolicy"], "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09");
    assert.match(String(https["certificateArn"]), /^arn:aws:acm:us-east-1:/);
    const http = prod.named("aws:lb/listener:Listener", "app-balancer-http").inputs;
    assert.equal(http["port"], 80);
    assert.deepEqual(http["defaultActions"], [
      { type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } },
    ]);
    const headers = (inputs: object) =>
      Object.entries(inputs).filter(([key]) => key.startsWith("routingHttp"));
    assert.deepEqual(headers(http), [["routingHttpResponseServerEnabled", false]]);
    assert.deepEqual(Object.fromEntries(headers(https)), {
      routingHttpResponseServerEnabled: false,
      routingHttpResponseStrictTransportSecurityHeaderValue: "max-age=31536000",
      routingHttpResponseXContentTypeOptionsHeaderValue: "nosniff",
      routingHttpResponseXFrameOptionsHeaderValue: "SAMEORIGIN",
    });
    assert.equal(prod.outputs["url"], "https://app.example.com");
  });

  it("points the name to the balancer, and opens only the two ports to the internet", async () => {
    const prod = await runCommitted("prod", zone);
    const record = prod.named("aws:route53/record:Record", "app-balancer-record").inputs;
    assert.equal(record["name"], "app.example.com");
    assert.equal(record["type"], "A");
    const open = prod
      .all("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule")
      .filter(({ inputs }) => inputs["cidrIpv4"] === "0.0.0.0/0")
      .map(({ inputs }) => [inputs["fromPort"], inputs["toPort"]]);
    assert.deepEqual(open, [
      [80, 80],
      [443, 443],
    ]);
  });

  it("makes no record for a certificate of its own", async () => {
    const prod = await runCommitted("prod", [
      "domain.name=app.example.com",
      `domain.certificateArn=${certificateArn}`,
    ]);
    assert.deepEqual(prod.all("aws:route53/record:Record"), []);
    const https = prod.named("aws:lb/listener:Listener", "app-balancer-https").inputs;
    assert.equal(https["certificateArn"], certificateArn);
  });
});

describe("listenerPorts", () => {
  it("are 80, and with HTTPS 443 too", () => {
    assert.deepEqual(listenerPorts({ protocol: "HTTP" }), [80]);
    assert.deepEqual(listenerPorts({ protocol: "HTTPS", certificateArn }), [80, 443]);
  });
});
