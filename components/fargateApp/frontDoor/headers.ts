import * as pulumi from "@pulumi/pulumi";
import type * as lb from "@pulumi/aws/lb";
import type { Live } from "../../common/live";
import { patientAsk } from "../../common/lookUps/ask";
import { noHeader, type SecurityHeaders } from "./securityHeaders";

/** What a listener does: it forwards to the app over HTTP or HTTPS, or redirects to HTTPS. */
export type ListenerRole = "http" | "https" | "redirect";

/** The names that AWS has for a listener's attributes, by the provider's inputs. */
const attributes = {
  routingHttpResponseStrictTransportSecurityHeaderValue:
    "routing.http.response.strict_transport_security.header_value",
  routingHttpResponseXContentTypeOptionsHeaderValue:
    "routing.http.response.x_content_type_options.header_value",
  routingHttpResponseXFrameOptionsHeaderValue: "routing.http.response.x_frame_options.header_value",
  routingHttpResponseContentSecurityPolicyHeaderValue:
    "routing.http.response.content_security_policy.header_value",
} as const satisfies Partial<Record<keyof lb.ListenerArgs, string>>;

type HeaderInput = keyof typeof attributes;
type HeaderInputs = Pick<lb.ListenerArgs, HeaderInput | "routingHttpResponseServerEnabled">;

/** The inputs that set a listener's headers. Headers that the listener does not set are left out. */
export function headerInputs(headers: SecurityHeaders, role: ListenerRole): HeaderInputs {
  const set = Object.entries(headerValues(headers, role)).filter(([, value]) => value !== "");
  return { ...Object.fromEntries(set), routingHttpResponseServerEnabled: headers.server };
}

/**
 * Empties the headers that are no longer set, in every `pulumi up`: the provider neither notices a removed attribute
 * nor can empty one. Resolves with the listener's ARN. https://github.com/hashicorp/terraform-provider-aws/issues/42513
 */
export function settleHeaders(
  listener: lb.Listener,
  headers: SecurityHeaders,
  role: ListenerRole,
  live: Pick<Live, "setListenerAttributes" | "patience">,
): pulumi.Output<string> {
  const values = headerValues(headers, role);
  const wanted = Object.fromEntries(
    headerKeys.map((input) => [attributes[input], values[input]] as const),
  );
  return listener.arn.apply(async (arn) => {
    if (!pulumi.runtime.isDryRun()) {
      await patientAsk(live.patience)(question, () => live.setListenerAttributes(arn, wanted));
    }
    return arn;
  });
}

const question = {
  key: "securityHeaders",
  what: "set the headers of the listener",
  takes:
    "elasticloadbalancing:DescribeListenerAttributes, elasticloadbalancing:ModifyListenerAttributes",
};

const headerKeys = Object.keys(attributes) as readonly HeaderInput[];

/**
 * The value of each header; empty, as in AWS's answers, if the listener does not set it. HSTS is left out over HTTP,
 * because browsers must ignore it there.
 */
function headerValues(headers: SecurityHeaders, role: ListenerRole): Record<HeaderInput, string> {
  const reachesApp = role !== "redirect";
  const value = (header: string, applies = reachesApp) =>
    applies && header !== noHeader ? header : "";
  return {
    routingHttpResponseStrictTransportSecurityHeaderValue: value(
      headers.strictTransportSecurity,
      role === "https",
    ),
    routingHttpResponseXContentTypeOptionsHeaderValue: value(headers.contentTypeOptions),
    routingHttpResponseXFrameOptionsHeaderValue: value(headers.frameOptions),
    routingHttpResponseContentSecurityPolicyHeaderValue: value(headers.contentSecurityPolicy),
  };
}
