import {
  TransformRequest,
  TransformResourceOptions,
  type RegisterResourceRequest,
  type TransformResponse,
} from "@pulumi/pulumi/proto/resource_pb";
import type { Callbacks } from "./callbacks";
import type { Family } from "./family";

/**
 * Changes registrations by the program's transforms, like an engine.
 * https://www.pulumi.com/docs/iac/concepts/options/transforms/
 */
export class Transforms {
  constructor(
    private readonly callbacks: Callbacks,
    private readonly family: Family,
  ) {}

  /** Changes a registration: by its own transforms first, then by those of each parent, then by the stack's. */
  async apply(request: RegisterResourceRequest): Promise<void> {
    const tokens = [
      ...[request, ...this.family.parents(request)].flatMap(ownTokens),
      ...this.callbacks.ofStack,
    ];
    for (const token of tokens) {
      change(request, await this.callbacks.transform(token, transformRequest(request)));
    }
  }
}

function ownTokens(request: RegisterResourceRequest): readonly string[] {
  return request.getTransformsList().map((callback) => callback.getToken());
}

function transformRequest(request: RegisterResourceRequest): TransformRequest {
  return new TransformRequest()
    .setType(request.getType())
    .setName(request.getName())
    .setCustom(request.getCustom())
    .setParent(request.getParent())
    .setProperties(request.getObject())
    .setOptions(transformOptions(request));
}

function transformOptions(request: RegisterResourceRequest): TransformResourceOptions {
  const options = new TransformResourceOptions()
    .setDependsOnList(request.getDependenciesList())
    .setProtect(request.getProtect() ?? false)
    .setIgnoreChangesList(request.getIgnorechangesList())
    .setReplaceOnChangesList(request.getReplaceonchangesList())
    .setVersion(request.getVersion())
    .setAliasesList(request.getAliasesList())
    .setProvider(request.getProvider())
    .setCustomTimeouts(request.getCustomtimeouts())
    .setRetainOnDelete(request.getRetainondelete() ?? false)
    .setDeletedWith(request.getDeletedwith())
    .setDeleteBeforeReplace(request.getDeletebeforereplace())
    .setAdditionalSecretOutputsList(request.getAdditionalsecretoutputsList())
    .setImport(request.getImportid());
  const providers = options.getProvidersMap();
  for (const [key, reference] of request.getProvidersMap().getEntryList()) {
    providers.set(key, reference);
  }
  return options;
}

/** Applies a transform's response. Of the options, only those that an evaluation reports. */
function change(request: RegisterResourceRequest, response: TransformResponse): void {
  const options = response.getOptions() ?? new TransformResourceOptions();
  request
    .setObject(response.getProperties())
    .setDependenciesList(options.getDependsOnList())
    .setProtect(options.getProtect() ?? false)
    .setDeletebeforereplace(options.getDeleteBeforeReplace() ?? false)
    .setIgnorechangesList(options.getIgnoreChangesList())
    .setProvider(options.getProvider());
}
