import * as pulumi from "@pulumi/pulumi";
import { foldMessages } from "../../../tools/text/foldMessages";

/** A program that fails inside an output, after it has returned. */
export = () => {
  foldMessages();
  const failed = pulumi.output(1).apply(() => {
    throw new pulumi.RunError(
      "The rollout failed, because " + "no task of the new version became healthy, ".repeat(3),
    );
  });
  return Promise.resolve({ failed });
};
