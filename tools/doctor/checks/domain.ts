import { addDomain } from "../../../components/domain";
import { readBalancer } from "../../../live/doctor/balancer";
import { readCertificate, type Certificate } from "../../../live/doctor/certificate";
import { fail, ok, warn, type Check, type Line, type Patient } from "../types";

type Said = Omit<Line, "check">;

/** Days before its end in which ACM should have renewed a certificate. */
const soon = 30;

/** Whether the certificate is valid for the domain, and whether DNS leads to the balancer. */
export const domain: Check = {
  name: "domain",
  lines: async (patient, ask) => {
    const { settings, evidence, config, stack } = patient;
    if (settings.domain.mode === "none") {
      return [
        settings.disposable
          ? ok("none: traffic is not encrypted")
          : warn("none: traffic is not encrypted", addDomain(stack)),
      ];
    }
    const { name } = settings.domain;
    const group =
      evidence.service.state === "found" ? evidence.service.targetGroupArns[0] : undefined;
    const balancer = group === undefined ? undefined : await readBalancer(config, group, ask);
    const arn =
      settings.domain.mode === "certificate"
        ? settings.domain.certificateArn
        : balancer?.certificate;
    const certificate = arn === undefined ? undefined : await readCertificate(config, arn, ask);
    return [
      ...(certificate ? [judged(certificate, name, arn ?? "")] : []),
      ...(arn === undefined && group === undefined ? [ok("pulumi up makes the certificate")] : []),
      ...(balancer ? [await pointed(patient, name, balancer.host)] : []),
    ];
  },
};

function judged({ status, names, ends }: Certificate, name: string, arn: string): Said {
  const next = `aws acm describe-certificate --certificate-arn ${arn}`;
  if (status !== "ISSUED") return fail(`the certificate is ${status}`, next);
  if (!names.some((each) => covers(each, name))) {
    return fail(`the certificate is for ${names.join(", ")}, not for ${name}`, next);
  }
  const days = ends === undefined ? undefined : (ends.getTime() - Date.now()) / 86_400_000;
  if (days !== undefined && days < 0) return fail("the certificate has expired", next);
  if (days !== undefined && days < soon) {
    return warn(
      `the certificate ends in ${Math.floor(days)} days, and ACM has not renewed it`,
      next,
    );
  }
  return ok(`the certificate is issued for ${name}`);
}

/** A wildcard stands for one label. */
function covers(pattern: string, name: string): boolean {
  return pattern === name || (pattern.startsWith("*.") && name.replace(/^[^.]+/, "*") === pattern);
}

async function pointed({ machine }: Patient, name: string, host: string): Promise<Said> {
  const [own, wanted] = await Promise.all([machine.addressesOf(name), machine.addressesOf(host)]);
  if (own.length === 0) return fail(`DNS knows no address of ${name}`, `dig +short ${name}`);
  if (own.some((each) => wanted.includes(each))) return ok(`${name} leads to the balancer`);
  return warn(
    `${name} leads to ${own.join(", ")}, not to the balancer ${host}: right if a CDN or a proxy is before it`,
    `dig +short ${name}`,
  );
}
