import { createHash } from "node:crypto";
import type { Behaviour, World } from "../world";
import { arn, text } from "../world/values";
import { AwsError } from "../world/errors";

const certificateType = "aws:acm/certificate:Certificate";
const recordType = "aws:route53/record:Record";

export const certificate: Behaviour = {
  replaceOn: ["domainName", "validationMethod"],
  create: (world, inputs) => {
    const certificateArn = arn("acm", `certificate/${world.random(8)}`);
    const domainName = text(inputs, "domainName");
    const proof = {
      domainName,
      ...proofOf(domainName),
      resourceRecordType: "CNAME",
    };
    return {
      id: certificateArn,
      outputs: { arn: certificateArn, domainValidationOptions: [proof] },
    };
  },
  remove: (world, { id }) => {
    const users = ["aws:lb/listener:Listener", "aws:lb/listenerCertificate:ListenerCertificate"];
    if (users.some((type) => world.find(type, "certificateArn", id))) {
      throw new AwsError("ResourceInUseException", "Certificate is in use by a load balancer");
    }
    return undefined;
  },
};

/** The record that validates a name. It is the same in every region of an account, with a wildcard and without. */
export function proofOf(domainName: string) {
  const name = domainName.replace(/^\*\./, "");
  const mark = createHash("sha256").update(name).digest("hex");
  return {
    resourceRecordName: `_${mark.slice(0, 8)}.${name}.`,
    resourceRecordValue: `_${mark.slice(-8)}.acm-validations.aws.`,
  };
}

/** A zone has one record for each name and type. A second one replaces it only if `allowOverwrite` is set. */
export const record: Behaviour = {
  replaceOn: ["zoneId", "name", "type"],
  overwrites: true,
  create: (world, inputs) => {
    const id = `${text(inputs, "zoneId")}_${text(inputs, "name")}_${text(inputs, "type")}`;
    if (world.byId(recordType, id) && inputs["allowOverwrite"] !== true) {
      throw new AwsError("InvalidChangeBatch", `Tried to create a record that exists: ${id}`);
    }
    return { id, outputs: { fqdn: text(inputs, "name") } };
  },
};

/** Waits until a record validates the name. In memory, that happens immediately or never. */
export const certificateValidation: Behaviour = {
  replaceOn: ["certificateArn", "validationRecordFqdns"],
  create: (world, inputs) => {
    world.need(certificateType, "id", inputs["certificateArn"]);
    if (!isIssued(world, inputs["certificateArn"])) {
      throw new AwsError("timeout", "while waiting for the certificate to become ISSUED");
    }
    return { id: world.random(12) };
  },
};

/** Whether a certificate is issued: the record that validates its name exists. */
export function isIssued(world: World, certificateArn: unknown): boolean {
  const [proof] = (world.byId(certificateType, certificateArn)?.outputs[
    "domainValidationOptions"
  ] ?? []) as { readonly resourceRecordName: string }[];
  return (
    proof !== undefined && world.find(recordType, "name", proof.resourceRecordName) !== undefined
  );
}

/** AWS changes neither the type of a check nor its interval. */
export const healthCheck: Behaviour = {
  replaceOn: ["type", "requestInterval"],
  create: (world) => ({ id: world.random(12) }),
};
