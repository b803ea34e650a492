import { domainToASCII } from "node:url";
import { z } from "zod";
import { text } from "../fields";

const pattern = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

const hostNameRule = "must be a host name in lowercase, e.g. app.example.com";

/** The host name of an app. */
export const hostName = hostNameLike(pattern);

/** A host name in which a label may be `{base}`. */
const ownHostName = hostNameLike(
  /^(?=.{1,253}$)(([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?|\{base\})\.)+[a-z]{2,63}$/,
);

function hostNameLike(form: RegExp) {
  return z
    .string({ error: hostNameRule })
    .regex(form, { error: ({ input }) => `${hostNameRule}${asPunycode(input)}` });
}

/** A name with letters outside ASCII, in the form that DNS uses. https://www.rfc-editor.org/rfc/rfc5891 */
function asPunycode(name: unknown): string {
  const ascii = typeof name === "string" ? domainToASCII(name) : "";
  return ascii !== name && pattern.test(ascii) ? `; DNS writes it ${ascii}` : "";
}

/** `domain`: the app's own name and its certificate. */
export const domain = z.strictObject(
  {
    name: ownHostName.describe(
      "host name of the app; `{base}` in it stands for the project's and the stack's name, such as mcp-catalog-pr-7",
    ),
    zone: text(pattern, "must be the name of a hosted zone, e.g. example.com")
      .optional()
      .describe(
        "Route 53 hosted zone for the certificate's and the app's DNS records, which the stack makes",
      ),
    certificateArn: text(
      /^arn:[^:]+:acm:[^:]+:\d{12}:certificate\/[0-9a-f-]+$/,
      "must be the ARN of an ACM certificate",
    )
      .optional()
      .describe("existing certificate, instead of `zone`; you make the DNS record yourself"),
  },
  { error: "must be a map, e.g. { name: app.example.com, zone: example.com }" },
);
