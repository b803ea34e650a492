import * as pulumi from "@pulumi/pulumi";
import {
  RegisterResourceRequest,
  RegisterResourceResponse,
} from "@pulumi/pulumi/proto/resource_pb";
import { Struct, type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";
import { RegisteredChild, type Answers, type Child } from "./types";
import { fromProtocol } from "./values";

const { specialSigKey, specialResourceSig } = pulumi.runtime;
const { PropertyDependencies } = RegisterResourceResponse;

type Values = Readonly<Record<string, unknown>>;

/** A remote component that is being registered, and what its children need. */
interface Component {
  readonly request: RegisterResourceRequest;
  /** The component's outputs are added to this response. */
  readonly response: RegisterResourceResponse;
  /** A reference to the provider of a resource type; "" for the default provider. */
  readonly providerFor: (type: string) => string;
  /** Registers a resource, with everything that belongs to a registration. */
  readonly register: (request: RegisterResourceRequest) => Promise<RegisterResourceResponse>;
}

/**
 * Registers the parts of a remote component, and gives the component its outputs. Resolves with false if its parts are
 * unknown.
 */
export async function registerChildren(
  answers: Answers,
  { request, response, providerFor, register }: Component,
): Promise<boolean> {
  const registered: RegisteredChild[] = [];
  const outputs = await answers.children?.(
    {
      type: request.getType(),
      name: request.getName(),
      urn: response.getUrn(),
      inputs: plainMap(request.getObject()),
    },
    async (child) => {
      const made = await register(childRequest(child, providerFor(child.type)));
      const known = new RegisteredChild(made.getUrn(), made.getId(), plainMap(made.getObject()));
      registered.push(known);
      return known;
    },
  );
  if (!outputs) return false;
  response.setObject(struct({ ...response.getObject()?.toJavaScript(), ...references(outputs) }));
  for (const [key, value] of Object.entries(outputs)) {
    const urns = registered.filter((child) => holds(value, child)).map(({ urn }) => urn);
    const dependencies = new PropertyDependencies().setUrnsList(urns);
    response.getPropertydependenciesMap().set(key, dependencies);
  }
  return true;
}

function childRequest(child: Child, provider: string): RegisterResourceRequest {
  return new RegisterResourceRequest()
    .setType(child.type)
    .setName(child.name)
    .setParent(child.parent.urn)
    .setCustom(true)
    .setObject(struct(child.inputs))
    .setDependenciesList(child.dependsOn.map(({ urn }) => urn))
    .setProvider(provider);
}

function plainMap(properties: Struct | undefined): Values {
  return fromProtocol(properties?.toJavaScript() ?? {}) as Values;
}

function struct(values: Values): Struct {
  const defined = Object.entries(values).filter(([, value]) => value !== undefined);
  return Struct.fromJavaScript(Object.fromEntries(defined) as Record<string, JavaScriptValue>);
}

function references(outputs: Values): Values {
  const entries = Object.entries(outputs).map(([key, value]) => [key, reference(value)]);
  return Object.fromEntries(entries) as Values;
}

function reference(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reference);
  return value instanceof RegisteredChild
    ? { [specialSigKey]: specialResourceSig, urn: value.urn, id: value.id }
    : value;
}

/** Whether an output contains a resource or its id, also within a list. */
function holds(value: unknown, child: RegisteredChild): boolean {
  if (Array.isArray(value)) return value.some((each) => holds(each, child));
  return value === child || value === child.id;
}
