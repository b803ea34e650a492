import { isDeepStrictEqual } from "node:util";
import type * as provider from "@pulumi/pulumi/proto/provider_pb";
import { plain, typeOf } from "./protocol";
import type { World } from "../world";
import type { Inputs } from "../world/types";
import { liveInputs } from "../world/values";

/** Inputs that cause no update if only they change. */
const ignored: Readonly<Record<string, (inputs: Inputs) => Inputs>> = {
  "docker:index/image:Image": (inputs) => ({ ...inputs, registry: undefined }),
};

/**
 * A block with members that keep AWS's values if the program leaves them out. The provider calls
 * such members computed, and sees no change.
 * https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ecs/service.go
 */
const computedMembers = "deploymentConfiguration";

export function withComputed(news: Inputs, olds: Inputs): Inputs {
  const block = news[computedMembers] as Inputs | undefined;
  if (!block) return news;
  return { ...news, [computedMembers]: { ...(olds[computedMembers] as Inputs), ...block } };
}

/**
 * The inputs of which the provider notices a change: it compares the program's inputs with the state that it has read
 * back. Inputs that the program ignores are left out, whatever the state holds.
 * https://github.com/pulumi/pulumi-terraform-bridge/blob/main/pkg/tfbridge/provider.go
 */
export function changedInputs(
  world: World,
  request: provider.DiffRequest | provider.UpdateRequest,
): readonly string[] {
  const type = typeOf(request.getUrn());
  const relevant = ignored[type] ?? ((inputs: Inputs) => inputs);
  const { keeps = [] } = world.behaviour(type);
  const state = plain(request.getOlds());
  const kept = Object.entries(state).filter(([key]) => keeps.includes(key));
  const olds = relevant({
    ...Object.fromEntries(kept),
    ...liveInputs({ inputs: plain(request.getOldInputs()), outputs: state }),
  });
  const news = withComputed(relevant(plain(request.getNews())), olds);
  const unnoticed = new Set(request.getIgnorechangesList());
  return [...new Set([...Object.keys(olds), ...Object.keys(news)])].filter(
    (key) =>
      !unnoticed.has(key) &&
      !isDeepStrictEqual(olds[key], news[key]) &&
      !(keeps.includes(key) && !(key in news)),
  );
}

export function changes(keys: readonly string[], news: Inputs): Inputs {
  return Object.fromEntries(keys.map((key) => [key, news[key]]));
}
