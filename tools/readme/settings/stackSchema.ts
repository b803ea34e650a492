import * as path from "node:path";
import { z } from "zod";
import { encryptedKeys } from "../../../settings";
import { awsSchema, settingsSchema } from "../../../settings/schema";
import type { Schema } from "../../../settings/raw";
import { unwrapped } from "../../../settings/problems/unwrapped";
import { readYaml } from "../../stack/read/stackFile";
import { description } from "./zod";
import { formatted } from "../formatted";

type Json = z.core.JSONSchema.BaseSchema;

/** What Pulumi writes for a secret. */
const secret: Json = {
  type: "object",
  properties: { secure: { type: "string" } },
  required: ["secure"],
  additionalProperties: false,
};

/**
 * settings/stack.schema.json: a JSON Schema of the stack files, with which editors complete keys and mark mistakes. It
 * leaves out rules that look at several keys or that are code; the preview checks those.
 */
export async function stackSchema(folder: string, file: string): Promise<string> {
  const project = String(readYaml(path.join(folder, "Pulumi.yaml")).value["name"]);
  const own = schemasOf(settingsSchema);
  const json = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $comment: "Written by npm run readme, from settings/schema.",
    title: `The stack files of ${project}`,
    type: "object",
    properties: {
      config: {
        type: ["object", "null"],
        properties: {
          ...prefixed("aws:", schemasOf(awsSchema)),
          ...own,
          ...Object.fromEntries(
            Object.entries(own).map(([key, { description: about }]) => [
              `${project}:${key}`,
              { description: about, $ref: `#/properties/config/properties/${key}` },
            ]),
          ),
        },
        // Keys of other projects and of providers.
        patternProperties: { [`^(?!(?:aws|${project}):)[^:]+:`]: {} },
        additionalProperties: false,
      },
      environment: {},
      secretsprovider: { type: "string" },
      encryptedkey: { type: "string" },
      encryptionsalt: { type: "string" },
    },
    patternProperties: { "^x-": {} },
    additionalProperties: false,
  };
  return formatted(JSON.stringify(json), file);
}

function prefixed(prefix: string, schemas: Readonly<Record<string, Json>>): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(schemas).map(([key, schema]) => [`${prefix}${key}`, schema]),
  );
}

function schemasOf(rules: Schema): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(rules).map(([key, rule]) => [key, asWritten(key, rule)]),
  );
}

/** A setting in every form that it may have in a stack file. */
function asWritten(key: string, rule: z.ZodType): Json {
  const json: Json = z.toJSONSchema(rule, {
    io: "input",
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema, path: at }) => {
      if (isText(zodSchema) && at.at(-1) !== "propertyNames") allowSecret(jsonSchema);
    },
  });
  Reflect.deleteProperty(json, "$schema");
  const about = description(rule);
  const forms = encryptedKeys.some((each) => each.key === key)
    ? [encrypted(rule)]
    : [json, ...asText(json), secret];
  return { ...(about !== "" && { description: about }), anyOf: forms };
}

function isText(schema: z.core.$ZodType): boolean {
  return schema instanceof z.ZodString || schema instanceof z.ZodEmail;
}

/** Any text may be encrypted. */
function allowSecret(json: Json): void {
  const text = { ...json };
  for (const key of Object.keys(json)) Reflect.deleteProperty(json, key);
  json.anyOf = [text, secret];
}

/** A secret, or a map of them. */
function encrypted(rule: z.ZodType): Json {
  return unwrapped(rule) instanceof z.ZodRecord
    ? { type: "object", additionalProperties: secret }
    : secret;
}

/** `pulumi config set` stores numbers, truth values and JSON as text. */
function asText({ type, enum: values }: Json): readonly Json[] {
  if (values?.some((each) => typeof each === "number")) {
    return [{ type: "string", enum: values.map(String) }];
  }
  if (type === "string") return [];
  if (type === "boolean") return [{ type: "string", enum: ["true", "false"] }];
  const isNumber = type === "integer" || type === "number";
  return [
    { type: "string", pattern: isNumber ? String.raw`^-?\d+(?:\.\d+)?$` : String.raw`^\s*[{\[]` },
  ];
}
