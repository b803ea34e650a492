import type { TakenName } from "./types";

/** The command of the AWS CLI that deletes the owner of a name, without its region. */
export function removal({ kind, name, arn }: TakenName): string {
  switch (kind) {
    case "repository":
      return `aws ecr delete-repository --repository-name ${name} --force`;
    case "secret":
      return `aws secretsmanager delete-secret --secret-id ${name} --force-delete-without-recovery`;
    case "role":
      return `aws iam delete-role --role-name ${name}`;
    case "cluster":
      return `aws ecs delete-cluster --cluster ${name}`;
    case "service": {
      const [cluster = "", service = ""] = name.split("/");
      return `aws ecs delete-service --cluster ${cluster} --service ${service} --force`;
    }
    case "balancer":
      return `aws elbv2 delete-load-balancer --load-balancer-arn ${arn ?? balancerArn(name)}`;
    case "targetGroup":
      return `aws elbv2 delete-target-group --target-group-arn ${arn ?? ""}`;
    case "logGroup":
      return `aws logs delete-log-group --log-group-name ${name}`;
    case "alarm":
      return `aws cloudwatch delete-alarms --alarm-names ${name}`;
    case "dashboard":
      return `aws cloudwatch delete-dashboards --dashboard-names ${name}`;
    case "topic":
      return `aws sns delete-topic --topic-arn ${arn ?? ""}`;
    case "keyAlias":
      return `aws kms delete-alias --alias-name ${name}`;
  }
}

/** A command substitution that makes the shell ask AWS for the ARN, if the ARN is not known yet. */
function balancerArn(name: string): string {
  return `$(aws elbv2 describe-load-balancers --names ${name} --query 'LoadBalancers[0].LoadBalancerArn' --output text)`;
}
