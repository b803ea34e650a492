import type { Behaviour, World } from "../world";
import { arn, text } from "../world/values";
import type { Inputs } from "../world/types";
import { needLogsKey } from "./kms";
import { named } from "./named";

/**
 * A target of EventBridge. If EventBridge may not write to it, AWS fails when an event arrives; this account refuses
 * the target immediately.
 */
export const eventTarget: Behaviour = {
  replaceOn: ["rule", "targetId"],
  create: (world, inputs) => {
    world.need(
      "aws:cloudwatch/eventRule:EventRule",
      "name",
      inputs["rule"],
      "ResourceNotFoundException",
    );
    needPermission(world, text(inputs, "arn"));
    return { id: `${text(inputs, "rule")}-${text(inputs, "targetId")}` };
  },
};

function needPermission(world: World, target: string): void {
  const [type, key] = target.includes(":log-group:")
    ? (["aws:cloudwatch/logResourcePolicy:LogResourcePolicy", "resourceArn"] as const)
    : (["aws:sns/topicPolicy:TopicPolicy", "arn"] as const);
  world.need(type, key, target, "AccessDenied");
}

export const logMetricFilter: Behaviour = {
  replaceOn: ["name", "logGroupName"],
  create: (world, inputs) => {
    const { logGroupName } = inputs;
    world.need(
      "aws:cloudwatch/logGroup:LogGroup",
      "name",
      logGroupName,
      "ResourceNotFoundException",
    );
    return { id: text(inputs, "name") };
  },
};

export const logResourcePolicy: Behaviour = {
  replaceOn: ["resourceArn"],
  create: (world, inputs) => {
    const { resourceArn } = inputs;
    world.need("aws:cloudwatch/logGroup:LogGroup", "arn", resourceArn, "ResourceNotFoundException");
    return { id: text(inputs, "resourceArn") };
  },
};

export const channel: Behaviour = {
  replaceOn: ["configurationName"],
  unique: "configurationName",
  create: (world, inputs: Inputs) => {
    for (const topic of inputs["snsTopicArns"] as readonly string[]) {
      world.need("aws:sns/topic:Topic", "id", topic, "InvalidParameterException");
    }
    const name = text(inputs, "configurationName");
    const chatArn = arn("chatbot", `chat-configuration/${name}`);
    return { id: chatArn, outputs: { chatConfigurationArn: chatArn } };
  },
};

const anyGroup = named("logs", "log-group:");

export const logGroup: Behaviour = {
  ...anyGroup,
  create: (world, inputs) => {
    needLogsKey(world, inputs);
    return anyGroup.create(world, inputs);
  },
  update: (world, _, inputs) => {
    needLogsKey(world, inputs);
    return {};
  },
};
