import * as path from "node:path";
import { ComponentProvider } from "@pulumi/pulumi/provider/experimental/provider";
import { shared } from "../../plugin/components";
import { projectFolder } from "../support/program";

interface Described {
  readonly isComponent: boolean;
  readonly requiredInputs: readonly string[];
  readonly inputProperties: Readonly<Record<string, { readonly description?: string }>>;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** The schema that `pulumi package get-schema ./plugin` prints, made by the same part of the SDK. */
export async function schema() {
  const dirname = path.join(projectFolder, "plugin");
  const provider = new ComponentProvider({ name: "mcp-catalog", components: shared, dirname });
  return JSON.parse(await provider.getSchema()) as {
    readonly name: string;
    readonly version: string;
    readonly resources: Readonly<Record<string, Described>>;
  };
}
