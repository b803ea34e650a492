import { only, type Cases } from "./case";

export const cloudwatch: Readonly<Record<string, Cases>> = {
  "CloudWatch.15": {
    met: [only("alarm", { alarmActions: ["topic"] })],
    open: [only("alarm"), only("alarm", { alarmActions: [], okActions: ["topic"] })],
  },
  "CloudWatch.16": {
    met: [365, 731, 0].map((retentionInDays) => only("logGroup", { retentionInDays })),
    open: [only("logGroup", { retentionInDays: 364 }), only("logGroup", { retentionInDays: "x" })],
  },
  "CloudWatch.17": {
    met: [only("alarm"), only("alarm", { actionsEnabled: true })],
    open: [only("alarm", { actionsEnabled: false })],
  },
};
