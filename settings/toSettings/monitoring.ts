import type { OwnKeys } from "../raw";
import type { Settings } from "../types";

/** The alarms of the stack, and who gets their messages. */
export function monitoringSettings({
  monitoring,
  disposable,
}: OwnKeys): Pick<Settings, "monitoring" | "recipients" | "containerInsights" | "traces"> {
  const { alarmEmail, notify, containerInsights, traces, ...own } = monitoring;
  const { emails, ...others } = notify;
  return {
    monitoring: { ...own, alarms: own.alarms ?? (disposable ? "cpu" : "all") },
    recipients: {
      ...others,
      emails: alarmEmail === undefined ? emails : [alarmEmail, ...emails],
    },
    containerInsights,
    traces,
  };
}
