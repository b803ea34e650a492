import type { Behaviour } from "../world";
import { arn, text } from "../world/values";
import { named } from "./named";

export const topic: Behaviour = {
  ...named("sns", ""),
  create: (_, inputs) => {
    const topicArn = arn("sns", text(inputs, "name"), inputs["region"]);
    return { id: topicArn, outputs: { arn: topicArn } };
  },
};

export const topicPolicy: Behaviour = {
  replaceOn: ["arn"],
  create: (world, inputs) => {
    world.need("aws:sns/topic:Topic", "id", inputs["arn"], "NotFound");
    return { id: text(inputs, "arn") };
  },
};

export const topicSubscription: Behaviour = {
  replaceOn: ["topic", "protocol", "endpoint"],
  create: (world, inputs) => {
    world.need("aws:sns/topic:Topic", "id", inputs["topic"], "NotFound");
    return { id: `${text(inputs, "topic")}:${world.random(12)}` };
  },
};
