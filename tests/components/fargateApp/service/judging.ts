import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import {
  confirmRollout,
  type Revisions,
} from "../../../../components/fargateApp/service/watch/verdict";
import type { Live } from "../../../../components/common/live";
import { run } from "../../../support/program";
import { fakeLive } from "../fakeLive";

/** A live system that knows one image and one reason, and the calls that it got. */
export function knowing(answers: Partial<Live> = {}) {
  const asked: unknown[] = [];
  const live = fakeLive({
    imageOf: (revision) => {
      asked.push(revision);
      return Promise.resolve("host/shop@sha256:old");
    },
    diagnose: (names) => {
      asked.push(names);
      return Promise.resolve("The new tasks exit with 1.\n  cannot find module x\n");
    },
    ...answers,
  });
  return { live, asked };
}

export const arn = (revision: string) =>
  `arn:aws:ecs:eu-west-1:123456789012:task-definition/${revision}`;
export const service = { cluster: "the-cluster", service: "the-service", logGroup: "/logs/shop" };
export const judge = { service, stack: "qa", atMostSeconds: 60 };

/** Confirms a rollout to shop:7 in an update, or in a preview. Returns the running revision, or the error. */
export async function confirm(
  runs: string | undefined,
  live: Live,
  preview = false,
): Promise<unknown> {
  const revisions: Revisions = { asked: arn("shop:7"), image: "host/shop@sha256:new", runs };
  let verdict: unknown;
  await run(
    async () => {
      verdict = await confirmRollout(revisions, { ...judge, live }).catch(
        (error: unknown) => error,
      );
    },
    { preview },
  );
  return verdict;
}

export function messageOf(error: unknown): string {
  assert.ok(pulumi.RunError.isInstance(error), "no stack trace for the user");
  return error.message;
}
