import type { EvaluatedResource } from "../evaluate";
import { nameOf } from "../diff/preview";
import type { Taken } from "./types";

/** One entry of the file. https://www.pulumi.com/docs/iac/cli/commands/pulumi_import/ */
interface Entry {
  readonly type: string;
  /** A name for the file alone, by which other entries name their parent. */
  readonly name: string;
  readonly logicalName: string;
  readonly id?: string;
  readonly component?: true;
  readonly parent?: string;
  readonly provider?: string;
  readonly version?: string;
}

/** What `pulumi import --file` reads. */
export interface ImportFile {
  readonly nameTable: Readonly<Record<string, string>>;
  /** The provider's own inputs, because no state has the provider before the first run. */
  readonly providerInputs: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly resources: readonly Entry[];
}

const provider = "aws-provider";

/**
 * The file with which `pulumi import` puts resources into the state under the names, parents and provider that the
 * program gives them. `version`: of the provider's package.
 */
export function importFile(
  resources: readonly EvaluatedResource[],
  taken: readonly Taken[],
  version: string,
): ImportFile {
  const byUrn = new Map(resources.map((each) => [each.urn, each]));
  const found = taken.flatMap(({ urn, id }) => {
    const resource = byUrn.get(urn);
    return resource ? [{ resource, id }] : [];
  });
  const parents = new Set(found.flatMap(({ resource }) => ancestors(resource, byUrn)));
  const [own] = resources.filter(({ type }) => type === "pulumi:providers:aws");
  return {
    nameTable: own ? { [provider]: own.urn } : {},
    providerInputs: own ? { [provider]: own.inputs } : {},
    resources: [
      ...[...parents].map((each) => ({ ...entry(each, byUrn), component: true as const })),
      ...found.map(({ resource, id }) => ({ ...entry(resource, byUrn), id, provider, version })),
    ],
  };
}

type ByUrn = ReadonlyMap<string, EvaluatedResource>;

/** The components around a resource, the outermost first. */
function ancestors({ parent }: EvaluatedResource, byUrn: ByUrn): readonly EvaluatedResource[] {
  const above = parent === undefined ? undefined : byUrn.get(parent);
  return above ? [...ancestors(above, byUrn), above] : [];
}

function entry({ type, urn, parent }: EvaluatedResource, byUrn: ByUrn): Entry {
  const above = parent === undefined ? undefined : byUrn.get(parent);
  return {
    type,
    name: label(urn),
    logicalName: nameOf(urn),
    ...(above ? { parent: label(above.urn) } : {}),
  };
}

/** Type and logical name together: a component and its main child have the same logical name. */
function label(urn: string): string {
  return `${urn.split("::").at(-2)?.split("$").at(-1) ?? ""} ${nameOf(urn)}`;
}
