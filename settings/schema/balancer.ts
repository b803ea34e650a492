import { z } from "zod";
import { noHeader } from "../../components/fargateApp/frontDoor/securityHeaders";
import { oneOf, text, wholeNumber, yesOrNo } from "./fields";

/** `accessLogDays`: days that S3 keeps the balancer's access logs. */
export const accessLogDays = wholeNumber(0, 3650, "days").default(90);

/**
 * Characters of a listener's attribute, at most 1024.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/header-modification.html
 */
const headerText = /^[\w :;.,/'?!(){}[\]@<>=+*#&`|~^%-]{1,1024}$/;

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
      contentSecurityPolicy: text(
        headerText,
        "must be a policy of at most 1024 characters, e.g. default-src 'self', or none",
      )
        .default(noHeader)
        .describe("`Content-Security-Policy`"),
      server: yesOrNo.default(false).describe("whether the header `Server` names the balancer"),
    },
    { error: "must be a map, e.g. { frameOptions: DENY }" },
  )
  .prefault({});
