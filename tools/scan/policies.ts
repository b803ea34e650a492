import { UnknownValue, type EvaluatedResource } from "../evaluate";

/** A policy document of a resource. */
export interface PolicyDocument {
  readonly resource: EvaluatedResource;
  /** Path of the input that has it, e.g. `inlinePolicies.0.policy`. */
  readonly path: string;
  /** The document as JSON. */
  readonly text: string;
  /** Whether the policy is about its own resource. Then `*` means that resource, and some such policies name none. */
  readonly aboutItself: boolean;
}

/**
 * Types with policies about themselves: trust policies, and the policies of keys and repositories.
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policy-examples.html
 */
const ofThemselves: Readonly<Record<string, RegExp>> = {
  "aws:iam/role:Role": /^assumeRolePolicy$/,
  "aws:ecr/repositoryPolicy:RepositoryPolicy": /^policy$/,
  "aws:kms/key:Key": /^policy$/,
  "aws:kms/keyPolicy:KeyPolicy": /^policy$/,
};

/** Every policy document among the inputs of AWS's resources, at any depth. */
export function policyDocuments(all: readonly EvaluatedResource[]): readonly PolicyDocument[] {
  return all.filter(isAws).flatMap((resource) =>
    leaves(resource.inputs).flatMap(({ path, value }) => {
      const document = parsed(value);
      if (document === undefined) return [];
      const aboutItself = ofThemselves[resource.type]?.test(path) ?? false;
      const text = JSON.stringify(aboutItself ? withResource(document) : document);
      return [{ resource, path, text, aboutItself }];
    }),
  );
}

/** Paths of inputs that only AWS can know, so that no scanner can judge them. */
export function unknownInputs({ inputs }: EvaluatedResource): readonly string[] {
  return leaves(inputs).flatMap(({ path, value }) => (value instanceof UnknownValue ? [path] : []));
}

function isAws({ type }: EvaluatedResource): boolean {
  return type.startsWith("aws:");
}

interface Leaf {
  readonly path: string;
  readonly value: unknown;
}

type Inputs = Readonly<Record<string, unknown>>;

/** Values that are neither maps nor lists, and documents that are given as objects. */
function leaves(value: unknown, path = ""): readonly Leaf[] {
  const inner = value instanceof UnknownValue || parsed(value) ? undefined : mapOf(value);
  if (inner === undefined) return [{ path, value }];
  return Object.entries(inner).flatMap(([key, each]) =>
    leaves(each, path === "" ? key : `${path}.${key}`),
  );
}

/**
 * A value's policy document, as an object or as JSON.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
function parsed(value: unknown): Inputs | undefined {
  const document = mapOf(typeof value === "string" ? json(value) : value);
  return document && "Statement" in document ? document : undefined;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The linter does not accept a statement without a resource. */
function withResource(document: Inputs): Inputs {
  const statements = document["Statement"];
  const all: readonly unknown[] = Array.isArray(statements) ? statements : [statements];
  return { ...document, Statement: all.map((each) => ({ Resource: "*", ...mapOf(each) })) };
}

function mapOf(value: unknown): Inputs | undefined {
  return typeof value === "object" && value !== null ? (value as Inputs) : undefined;
}
