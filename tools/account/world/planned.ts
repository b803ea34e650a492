import type { TaskEnd } from "../../../components/common/live/task";
import type { QuotaCounts } from "../../../components/account/quotas";
import type { NextRollout } from "./rollouts";
import type { Call } from "./types";

/** What a test plans for an account: its faults, its quotas, and how the app behaves. Without a plan, all goes well. */
export class Planned {
  /**
   * Number of calls that AWS refuses because its role for ECS does not exist yet. AWS makes that role with the first
   * cluster.
   */
  callsUntilRole = 0;
  /**
   * Number of calls for a service that ECS refuses because it does not know yet the role that moves
   * the traffic.
   */
  callsUntilInfrastructureRole = 0;
  /** Number of tasks of a service that ECS cannot start because it does not know their roles yet. */
  launchesUntilTaskRoles = 0;
  /** Whether the account still has its default VPC. */
  hasDefaultVpc = true;
  /** Quotas that are smaller than what any test needs, by kind. */
  quotas: Partial<QuotaCounts> = {};
  /** Runs before each call. A test sets it to throw an error or to wait. */
  before: (call: Call) => Promise<void> | void = () => undefined;
  /** Stands for the app's source: another value builds another image. */
  source = "1";
  nextRollout: NextRollout = "asAsked";
  /** Seconds that have passed in the account. Time passes when somebody sleeps. */
  clock = 0;
  /** The log and the exit code of the next one-off task. */
  taskLog: readonly string[] = [];
  taskEnd: TaskEnd = { exitCode: 0, reason: "" };
  /** The status that the app answers with. */
  status = 200;
}
