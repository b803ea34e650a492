/** The value of a header that the balancer leaves to the app. */
export const noHeader = "none";

/**
 * Response headers that the balancer sets, by their values; where the app sends the same header, its value is replaced.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/header-modification.html
 */
export interface SecurityHeaders {
  /** Strict-Transport-Security, over HTTPS alone; `none` is the app's own. */
  readonly strictTransportSecurity: string;
  /** X-Content-Type-Options; `none` is the app's own. */
  readonly contentTypeOptions: "nosniff" | typeof noHeader;
  /** X-Frame-Options; `none` is the app's own. */
  readonly frameOptions: "DENY" | "SAMEORIGIN" | typeof noHeader;
  /** Content-Security-Policy; `none` is the app's own. */
  readonly contentSecurityPolicy: string;
  /** Whether the balancer names itself in Server. */
  readonly server: boolean;
}
