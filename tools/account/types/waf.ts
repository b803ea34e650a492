import type { Behaviour } from "../world";
import { arn, text } from "../world/values";
import { AwsError } from "../world/errors";

const aclType = "aws:wafv2/webAcl:WebAcl";
const associationType = "aws:wafv2/webAclAssociation:WebAclAssociation";

export const webAcl: Behaviour = {
  replaceOn: ["name", "scope"],
  unique: "name",
  create: (world, inputs) => {
    const id = world.random(32);
    return {
      id,
      outputs: { arn: arn("wafv2", `regional/webacl/${text(inputs, "name")}/${id}`) },
    };
  },
  remove: (world, { outputs }) => {
    if (world.find(associationType, "webAclArn", outputs["arn"])) {
      throw new AwsError("WAFAssociatedItemException", "AWS WAF couldn't delete the web ACL");
    }
    return undefined;
  },
};

/** A resource can have only one web ACL. */
export const webAclAssociation: Behaviour = {
  replaceOn: "all",
  unique: "resourceArn",
  create: (world, inputs) => {
    world.need(aclType, "arn", inputs["webAclArn"], "WAFNonexistentItemException");
    world.need("aws:lb/loadBalancer:LoadBalancer", "id", inputs["resourceArn"]);
    return { id: `${text(inputs, "webAclArn")},${text(inputs, "resourceArn")}` };
  },
};

export const webAclLogging: Behaviour = {
  replaceOn: ["resourceArn"],
  unique: "resourceArn",
  create: (world, inputs) => {
    world.need(aclType, "arn", inputs["resourceArn"], "WAFNonexistentItemException");
    const [group] = inputs["logDestinationConfigs"] as readonly string[];
    const found = world.need("aws:cloudwatch/logGroup:LogGroup", "arn", group);
    if (!text(found.inputs, "name").startsWith("aws-waf-logs-")) {
      throw new AwsError("WAFInvalidParameterException", "The ARN isn't valid: LOG_DESTINATION");
    }
    return { id: text(inputs, "resourceArn") };
  },
};
