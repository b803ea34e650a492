import type { OwnKeys, Problem, RawConfig, Rule } from "../raw";

type Values = Partial<OwnKeys>;

/**
 * Variables that ECS sets in every container. With other values, the app would get no credentials.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-metadata.html
 */
const ofEcs =
  /^(?:ECS_(?:CONTAINER_METADATA|AGENT)_URI.*|AWS_CONTAINER_(?:CREDENTIALS|AUTHORIZATION)_.*|AWS_EXECUTION_ENV)$/;

function setByEcs({ environment = {}, secrets = {} }: Values): readonly Problem[] {
  return Object.entries({ environment, secrets }).flatMap(([map, values]) =>
    Object.keys(values)
      .filter((name) => ofEcs.test(name))
      .map((name) => ({
        key: `${map}.${name}`,
        message: "is set by ECS, and the app loses its role with another value: remove it",
      })),
  );
}

/** Refuses another HOSTNAME: Next.js would listen only at that address. */
function listensEverywhere({ environment = {}, framework }: Values): readonly Problem[] {
  const { HOSTNAME: address } = environment;
  if (framework !== "nextjs" || address === undefined) return [];
  if (["0.0.0.0", "::"].includes(address)) return [];
  const message = `must be 0.0.0.0 or ::, at which the load balancer reaches Next.js, got ${address}: remove it`;
  return [{ key: "environment.HOSTNAME", message }];
}

/** Refuses `__proto__`: JavaScript reserves the name, and zod would drop it silently. */
function proto(_: Values, { project, values }: RawConfig): readonly Problem[] {
  return Object.entries(values)
    .filter(([key, value]) => key.startsWith(`${project}:`) && /"__proto__"\s*:/.test(value))
    .map(([key]) => ({
      key: `${key.slice(project.length + 1)}.__proto__`,
      message: "is a name that JavaScript keeps for itself: choose another one",
    }));
}

/** The rules for variables that the app cannot choose. */
export const variableRules: readonly Rule[] = [setByEcs, listensEverywhere, proto];
