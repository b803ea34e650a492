import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";

/** The parents and children of resources, by the mocks' own URNs. */
export class Family {
  private readonly requests = new Map<string, RegisterResourceRequest>();

  add(urn: string, request: RegisterResourceRequest): void {
    this.requests.set(urn, request);
  }

  /** A resource's parents, the nearest first. */
  parents(request: RegisterResourceRequest): readonly RegisterResourceRequest[] {
    const parent = this.requests.get(request.getParent());
    return parent ? [parent, ...this.parents(parent)] : [];
  }

  /** The reference to a component's provider for a resource type, its own or its parents'; or "". */
  provider(component: RegisterResourceRequest, type: string): string {
    const [pkg = ""] = type.split(":");
    const references = [component, ...this.parents(component)].map((each) =>
      each.getProvidersMap().get(pkg),
    );
    return references.find((each) => each !== undefined) ?? "";
  }
}
