import { made, only, type Cases } from "./case";

export const waf: Readonly<Record<string, Cases>> = {
  "WAF.10": {
    met: [only("webAcl", { rules: [{ name: "a" }] })],
    open: [only("webAcl"), only("webAcl", { rules: [] })],
  },
  "WAF.11": {
    met: [[made("webAcl"), made("webAclLogging", { resourceArn: "webAcl" })]],
    open: [only("webAcl"), [made("webAcl"), made("webAclLogging", { resourceArn: "another" })]],
  },
  "WAF.12": {
    met: [
      only("webAcl", { rules: [{ visibilityConfig: { cloudwatchMetricsEnabled: true } }] }),
      only("webAcl"),
    ],
    open: [
      only("webAcl", {
        rules: [
          { visibilityConfig: { cloudwatchMetricsEnabled: true } },
          { visibilityConfig: { cloudwatchMetricsEnabled: false } },
        ],
      }),
    ],
  },
};
