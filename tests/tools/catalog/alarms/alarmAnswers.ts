import type { Answers } from "../../../live/support/cannedAws";

export function answers(state: string, told: boolean, others: Answers = {}): Answers {
  const alarm = (name: string, StateValue: string) => ({
    AlarmName: name,
    StateValue,
    AlarmDescription: `What ${name} means. What to do`,
    StateUpdatedTimestamp: Date.now() / 1000 - 7200,
    AlarmActions: told ? [topic] : [],
  });
  return {
    DescribeAlarms: () => ({
      MetricAlarms: [alarm("MCP-Catalog-High-CPU", state), alarm("MCP-Catalog-Slow", "OK")],
      CompositeAlarms: [alarm("MCP-Catalog-Down", "OK")],
    }),
    SetAlarmState: () => ({}),
    ...others,
  };
}

export const topic = "arn:aws:sns:us-east-1:123456789012:mcp-catalog-alarms";
