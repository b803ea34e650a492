export { acceptance } from "./acceptance";
export { leftOut, type LeftOut } from "./leftOut";
export { dayOf, isReviewDue, securityOf } from "./report";
export type { Acceptance, ControlResult, SecurityReport } from "./types";
export { securityMarkdown, securityOpen, securityText } from "./views";
