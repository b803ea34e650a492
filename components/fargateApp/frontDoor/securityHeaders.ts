/** The value of a header that the balancer leaves to the app. */
export const noHeader = "none";

/**
 * Response headers that the balancer sets. It replaces a header of the same name from the app.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/header-modification.html
 */
export interface SecurityHeaders {
  /** Strict-Transport-Security, only over HTTPS; `none` leaves it to the app. */
  readonly strictTransportSecurity: string;
  /** X-Content-Type-Options; `none` leaves it to the app. */
  readonly contentTypeOptions: "nosniff" | typeof noHeader;
  /** X-Frame-Options; `none` leaves it to the app. */
  readonly frameOptions: "DENY" | "SAMEORIGIN" | typeof noHeader;
  /** Content-Security-Policy; `none` leaves it to the app. */
  readonly contentSecurityPolicy: string;
  /** Whether the header Server names the balancer. */
  readonly server: boolean;
}
