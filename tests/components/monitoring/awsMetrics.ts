/** AWS's metrics, with the dimensions by which AWS keeps each. Metrics of the stack's own logs have no dimensions. */
export const existing: Readonly<Record<string, readonly string[]>> = {
  // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html
  "AWS/ECS CPUUtilization": ["ClusterName,ServiceName"],
  "AWS/ECS MemoryUtilization": ["ClusterName,ServiceName"],
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-metrics-ECS.html
  "ECS/ContainerInsights DesiredTaskCount": ["ClusterName,ServiceName"],
  "ECS/ContainerInsights RunningTaskCount": ["ClusterName,ServiceName"],
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
  "AWS/ApplicationELB RequestCount": ["LoadBalancer", "LoadBalancer,TargetGroup"],
  "AWS/ApplicationELB HTTPCode_Target_5XX_Count": ["LoadBalancer", "LoadBalancer,TargetGroup"],
  "AWS/ApplicationELB HTTPCode_ELB_5XX_Count": ["LoadBalancer"],
  "AWS/ApplicationELB TargetResponseTime": ["LoadBalancer", "LoadBalancer,TargetGroup"],
  "AWS/ApplicationELB HealthyHostCount": ["LoadBalancer,TargetGroup"],
  // https://docs.aws.amazon.com/acm/latest/userguide/cloudwatch-metrics.html
  "AWS/CertificateManager DaysToExpiry": ["CertificateArn"],
  // https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/monitoring-health-checks.html
  "AWS/Route53 HealthCheckPercentageHealthy": ["HealthCheckId"],
  "shop ErrorLines": [""],
  "shop CrashedTasks": [""],
  "shop UnreadSecrets": [""],
  "shop Deployments": [""],
};

/** The values of this stack's dimensions. */
export const values: Readonly<Record<string, readonly string[]>> = {
  ClusterName: ["shop-cluster"],
  ServiceName: ["shop-service"],
  LoadBalancer: ["app/shop-alb/1"],
  TargetGroup: ["targetgroup/shop-tg/2", "targetgroup/shop-tg2/3"],
  HealthCheckId: ["check-4"],
  CertificateArn: ["arn:aws:acm:eu-west-1:123456789012:certificate/3"],
};
