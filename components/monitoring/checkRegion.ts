/**
 * The region of Route 53's metrics about checks, whatever the region of the app.
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/monitoring-health-checks.html
 */
export const checkRegion = "us-east-1";
