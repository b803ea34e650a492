import { z } from "zod";
import { noHeader } from "../../../components/fargateApp/frontDoor/securityHeaders";
import { oneOf, text, wholeNumber, yesOrNo } from "../fields";

/** `accessLogDays`: days that S3 keeps the balancer's access logs. */
export const accessLogDays = wholeNumber(0, 3650, "days").default(90);

/**
 * Characters of a listener's attribute, at most 1024.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/header-modification.html
 */
const headerText = /^[\w :;.,/'?!(){}[\]@<>=+*#&`|~^%-]{1,1024}$/;

const policyError = "must be a policy of at most 1024 characters, e.g. default-src 'self', or none";

/** https://www.w3.org/TR/CSP3/#csp-directives and what older browsers know */
const directive =
  /^(?:(?:child|connect|default|fenced-frame|font|frame|img|manifest|media|object|prefetch|worker)-src|(?:script|style)-src(?:-elem|-attr)?|base-uri|sandbox|form-action|frame-ancestors|report-(?:uri|to)|require-trusted-types-for|trusted-types|upgrade-insecure-requests|block-all-mixed-content|webrtc)$/i;

/** Words that have a meaning only in single quotes. Without quotes, browsers treat them as host names. */
const keyword =
  /^(?:self|none|unsafe-inline|unsafe-eval|unsafe-hashes|strict-dynamic|report-sample|wasm-unsafe-eval)$/i;

/** Whether browsers understand every directive of a policy. */
function isPolicy(text: string): boolean {
  if (text === noHeader) return true;
  const directives = text
    .split(";")
    .map((each) => each.trim().split(/\s+/))
    .filter(([name]) => name !== "");
  return directives.every(
    ([name = "", ...values]) =>
      directive.test(name) && !values.some((value) => keyword.test(value)),
  );
}

/** `securityHeaders`: headers that the balancer adds to each response. */
export const securityHeaders = z
  .strictObject(
    {
      strictTransportSecurity: text(
        /^(?:none|max-age=\d{1,10}(?:; includeSubDomains(?:; preload)?)?)$/,
        'must be like "max-age=31536000; includeSubDomains", max-age=0 (browsers forget it), or none',
      )
        .default("max-age=31536000")
        .describe(
          "`Strict-Transport-Security`, only over HTTPS; `max-age=0` makes browsers forget it",
        ),
      contentTypeOptions: oneOf(["nosniff", noHeader])
        .default("nosniff")
        .describe("`X-Content-Type-Options`"),
      frameOptions: oneOf(["SAMEORIGIN", "DENY", noHeader])
        .default("SAMEORIGIN")
        .describe("`X-Frame-Options`: which sites may show the app in a frame"),
      contentSecurityPolicy: text(headerText, policyError)
        .refine(isPolicy, { error: policyError })
        .default(noHeader)
        .describe("`Content-Security-Policy`"),
      server: yesOrNo.default(false).describe("whether the header `Server` names the balancer"),
    },
    { error: "must be a map, e.g. { frameOptions: DENY }" },
  )
  .prefault({});
