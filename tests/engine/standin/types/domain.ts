import { arn, AwsError, text, type Behaviour, type World } from "../world";

const certificateType = "aws:acm/certificate:Certificate";
const recordType = "aws:route53/record:Record";

export const certificate: Behaviour = {
  replaceOn: ["domainName", "validationMethod"],
  create: (world, inputs) => {
    const certificateArn = arn("acm", `certificate/${world.random(8)}`);
    const proof = {
      domainName: inputs["domainName"],
      resourceRecordName: `_${world.random(8)}.${text(inputs, "domainName")}.`,
      resourceRecordType: "CNAME",
      resourceRecordValue: `_${world.random(8)}.acm-validations.aws.`,
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

export const record: Behaviour = {
  replaceOn: ["zoneId", "name", "type"],
  create: (world, inputs) => {
    const id = `${text(inputs, "zoneId")}_${text(inputs, "name")}_${text(inputs, "type")}`;
    if (world.byId(recordType, id)) {
      throw new AwsError("InvalidChangeBatch", `Tried to create a record that exists: ${id}`);
    }
    return { id, outputs: { fqdn: text(inputs, "name") } };
  },
};

/** Waits until the record proves the name; here it does at once, or never. */
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

/** A certificate is issued once the record that proves its name exists. */
export function isIssued(world: World, certificateArn: unknown): boolean {
  const [proof] = (world.byId(certificateType, certificateArn)?.outputs[
    "domainValidationOptions"
  ] ?? []) as { readonly resourceRecordName: string }[];
  return (
    proof !== undefined && world.find(recordType, "name", proof.resourceRecordName) !== undefined
  );
}
