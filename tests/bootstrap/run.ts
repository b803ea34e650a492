import assert from "node:assert/strict";
import { program } from "../../bootstrap/program";
import { parseBootstrap } from "../../bootstrap/settings";
import { evaluate, type EvaluatedResource } from "../../tools/evaluate";

export interface Project {
  readonly main: string;
  readonly runtime: { readonly options: { readonly nodeargs: string } };
}

export const base = {
  regions: ["us-east-1"],
  pulumiOrganization: "acme",
  githubRepository: "acme/shop",
};

export async function run(values: object = {}) {
  const evaluation = await evaluate(() => program(parseBootstrap({ ...base, ...values })), {
    project: "mcp-catalog-bootstrap",
    stack: "main",
    config: { "aws:region": "us-east-1" },
    secretKeys: [],
    preview: false,
    answers: {
      resource: ({ type, name, inputs }) => ({
        id: `${name}-id`,
        outputs: {
          ...(inputs as object),
          arn: `arn:aws:iam::111122223333:${type.split(":").at(-1)}/${name}`,
        },
      }),
      lookup: ({ token }) => {
        assert.equal(token, "aws:index/getCallerIdentity:getCallerIdentity");
        return { accountId: "111122223333" };
      },
      children: () => undefined,
    },
  });
  const all = (type: string) => evaluation.resources.filter((each) => each.type === type);
  return { ...evaluation, all };
}

export interface Trust {
  readonly Statement: readonly {
    readonly Principal: unknown;
    readonly Condition: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  }[];
}

export const roleType = "aws:iam/role:Role";

export function trustOf(roles: readonly EvaluatedResource[], name: string): Trust {
  const role = roles.find(({ inputs }) => inputs["name"] === name);
  return JSON.parse(String(role?.inputs["assumeRolePolicy"])) as Trust;
}
