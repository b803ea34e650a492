import { AccessLogs, ExecutionRole, Registry, SpendingAlert, WebAcl } from "../components";

/**
 * The components that other languages can use. Pulumi describes a component to them only if its arguments hold no unions
 * and no read-only lists, so the others are for TypeScript programs, which import `components/` directly.
 * https://www.pulumi.com/docs/iac/extending-pulumi/build-a-component/
 */
export const shared = [AccessLogs, ExecutionRole, Registry, SpendingAlert, WebAcl];
