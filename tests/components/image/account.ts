import assert from "node:assert/strict";
import { appImage, findImage, Registry } from "../../../components";
import type { Platform } from "../../../components/image";
import { patientAsk } from "../../../components/common/lookUps";
import type { Live } from "../../../components/common/live";
import { evaluate, type Lookup } from "../../../tools/evaluate";
import { Run } from "../../support/program";
import { fakeLive, serviceThat } from "../fargateApp/fakeLive";

export const tokens = {
  repositories: "aws:ecr/getRepositories:getRepositories",
  repository: "aws:ecr/getRepository:getRepository",
  images: "aws:ecr/getImages:getImages",
  image: "aws:ecr/getImage:getImage",
} as const;

export const repositoryUrl = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop";

const where = { cluster: "shop-cluster", service: "shop-service" };

type Result = Readonly<Record<string, unknown>>;

/** The contents of an account, and the program's arguments. Whatever is left out does not exist. */
export interface Account {
  readonly repositories?: readonly string[];
  readonly tags?: readonly string[];
  readonly untagged?: boolean;
  readonly services?: number;
  readonly live?: Partial<Live>;
  readonly platform?: Platform;
  readonly environment?: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
  readonly preview?: boolean;
  /** ECR's answer about an image, by tag or digest. */
  readonly image?: (inputs: Result) => Result;
}

/** An image of 73.2 MB that was pushed on 20 November 2026. */
export function pushed() {
  return {
    imageDigest: "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    imagePushedAt: Date.UTC(2026, 10, 20, 14, 3, 59) / 1000,
    imageSizeInBytes: 73_200_001,
  };
}

/** Looks up a tag in the repository shop of that account. Returns the look-ups even if it fails. */
export async function runFind(tag: string, account: Account, lookups: Lookup[] = []): Promise<Run> {
  const answers = answersOf(account);
  return new Run(
    await evaluate(() => find(tag, account), {
      project: "mcp-catalog",
      stack: "prod",
      config: {},
      secretKeys: [],
      preview: account.preview ?? false,
      answers: {
        resource: ({ name }) => ({ id: `${name}-id`, outputs: { repositoryUrl } }),
        lookup: ({ token, inputs }) => {
          const lookup = { token, inputs: inputs as Result };
          lookups.push(lookup);
          const answer = answers[token]?.(lookup.inputs);
          if (!answer) throw new Error(`unexpected look-up ${token}`);
          return answer;
        },
      },
    }),
  );
}

async function find(tag: string, account: Account): Promise<Record<string, unknown>> {
  const registry = new Registry("registry", {
    repositoryName: "shop",
    immutableTags: true,
    forceDelete: false,
  });
  const args = {
    tag,
    platform: account.platform ?? "linux/amd64",
    environment: account.environment ?? {},
  };
  const asked = {
    ...args,
    repositoryName: "shop",
    image: { source: "registry" as const },
    region: "eu-west-1",
    secretNames: account.secrets ?? [],
    ask: patientAsk(60),
    stackTags: { Project: "shop", Stack: "prod" },
    service: where,
    live: fakeLive({
      imagePlatforms: () => Promise.resolve(undefined),
      serviceNow: (service) => {
        if (account.services === undefined) return Promise.reject(new Error("nobody may ask"));
        assert.deepEqual(service, where);
        return Promise.resolve(account.services > 0 ? serviceThat() : undefined);
      },
      ...account.live,
    }),
  };
  const found = await findImage(asked, {});
  const image = appImage("image", { ...args, found, registry, secrets: [] });
  return image.state === "ready" ? { ...image, tags: [...image.tags] } : image;
}

type Answer = (inputs: Result) => Result;

function answersOf(account: Account): Readonly<Record<string, Answer | undefined>> {
  const { repositories = ["other", "shop"], tags, untagged, image } = account;
  const tagged = (tags ?? []).map((imageTag) => ({
    imageTag,
    imageDigest: `sha256:of-${imageTag}`,
  }));
  const imageIds = [
    ...(untagged ? [{ imageTag: "", imageDigest: "sha256:untagged" }] : []),
    ...tagged,
  ];
  return {
    [tokens.repositories]: () => ({ names: repositories }),
    [tokens.repository]: repositories.includes("shop") ? () => ({ repositoryUrl }) : undefined,
    [tokens.images]: tags && (() => ({ imageIds })),
    [tokens.image]: image,
  };
}
