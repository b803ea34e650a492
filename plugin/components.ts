import { AccessLogs, ExecutionRole, Registry, SpendingAlert, WebAcl } from "../components";

/**
 * The components that other languages can use. Pulumi can describe a component to other languages only if its arguments
 * hold no unions and no read-only lists. TypeScript programs import the other components from `components/` directly.
 * https://www.pulumi.com/docs/iac/extending-pulumi/build-a-component/
 */
export const shared = [AccessLogs, ExecutionRole, Registry, SpendingAlert, WebAcl];
