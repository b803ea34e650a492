#!/usr/bin/env bash
# What somebody types to put the app on ECS by hand: the guide's steps, with the AWS CLI.
set -euo pipefail
account=$(aws sts get-caller-identity --query Account --output text)
registry="$account.dkr.ecr.$AWS_REGION.amazonaws.com"

# 1. Registry
aws ecr create-repository --repository-name mcp-catalog \
  --image-scanning-configuration scanOnPush=true --encryption-configuration encryptionType=AES256

# 3. Secrets
for name in supabase-url supabase-key; do
  aws secretsmanager create-secret --name "mcp-catalog/$name" --description "Supabase $name" --secret-string guide
done

# 4. Role
aws iam create-role --role-name ecsTaskExecutionRole --assume-role-policy-document '{
  "Version": "2012-10-17",
  "Statement": [{"Effect": "Allow", "Principal": {"Service": "ecs-tasks.amazonaws.com"}, "Action": "sts:AssumeRole"}]
}'
aws iam attach-role-policy --role-name ecsTaskExecutionRole \
  --policy-arn arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy
aws iam put-role-policy --role-name ecsTaskExecutionRole --policy-name SecretsAccess --policy-document '{
  "Version": "2012-10-17",
  "Statement": [{"Effect": "Allow", "Action": "secretsmanager:GetSecretValue",
    "Resource": "arn:aws:secretsmanager:'"$AWS_REGION:$account"':secret:mcp-catalog/*"}]
}'

# 5. Cluster
aws ecs create-cluster --cluster-name mcp-catalog-cluster --capacity-providers FARGATE \
  --default-capacity-provider-strategy capacityProvider=FARGATE,weight=1

# 6. Task
aws logs create-log-group --log-group-name /ecs/mcp-catalog
secret() { aws secretsmanager describe-secret --secret-id "mcp-catalog/$1" --query ARN --output text; }
aws ecs register-task-definition --cli-input-json '{
  "family": "mcp-catalog",
  "networkMode": "awsvpc",
  "requiresCompatibilities": ["FARGATE"],
  "cpu": "256",
  "memory": "512",
  "executionRoleArn": "arn:aws:iam::'"$account"':role/ecsTaskExecutionRole",
  "containerDefinitions": [{
    "name": "mcp-catalog",
    "image": "'"$registry"'/mcp-catalog:latest",
    "portMappings": [{"containerPort": 3000, "protocol": "tcp"}],
    "essential": true,
    "environment": [
      {"name": "NODE_ENV", "value": "production"},
      {"name": "NEXT_TELEMETRY_DISABLED", "value": "1"},
      {"name": "NEXT_PUBLIC_DB_TYPE", "value": "supabase"},
      {"name": "NEXT_PUBLIC_USE_MOCK_DATA", "value": "false"}
    ],
    "secrets": [
      {"name": "NEXT_PUBLIC_SUPABASE_URL", "valueFrom": "'"$(secret supabase-url)"'"},
      {"name": "NEXT_PUBLIC_SUPABASE_ANON_KEY", "valueFrom": "'"$(secret supabase-key)"'"}
    ],
    "logConfiguration": {"logDriver": "awslogs", "options": {
      "awslogs-group": "/ecs/mcp-catalog", "awslogs-region": "'"$AWS_REGION"'", "awslogs-stream-prefix": "ecs"}},
    "healthCheck": {"command": ["CMD-SHELL", "curl -f http://localhost:3000/api/health || exit 1"],
      "interval": 30, "timeout": 10, "retries": 3, "startPeriod": 60}
  }]
}'

# 7. Load balancer
vpc=$(aws ec2 describe-vpcs --filters Name=is-default,Values=true --query 'Vpcs[0].VpcId' --output text)
read -r -a subnets <<<"$(aws ec2 describe-subnets --filters "Name=vpc-id,Values=$vpc" --query 'Subnets[:2].SubnetId' --output text)"
group=$(aws ec2 create-security-group --group-name mcp-catalog-sg --description "Security group for MCP Catalog" \
  --vpc-id "$vpc" --query GroupId --output text)
for port in 80 3000; do
  aws ec2 authorize-security-group-ingress --group-id "$group" --protocol tcp --port "$port" --cidr 0.0.0.0/0
done
balancer=$(aws elbv2 create-load-balancer --name mcp-catalog-alb --subnets "${subnets[@]}" --security-groups "$group" \
  --scheme internet-facing --type application --query 'LoadBalancers[0].LoadBalancerArn' --output text)
targets=$(aws elbv2 create-target-group --name mcp-catalog-tg --protocol HTTP --port 3000 --vpc-id "$vpc" --target-type ip \
  --health-check-path /api/health --health-check-interval-seconds 30 --health-check-timeout-seconds 10 \
  --healthy-threshold-count 2 --unhealthy-threshold-count 3 --query 'TargetGroups[0].TargetGroupArn' --output text)
aws elbv2 create-listener --load-balancer-arn "$balancer" --protocol HTTP --port 80 \
  --default-actions "Type=forward,TargetGroupArn=$targets"

# 8. Service
joined=$(IFS=, && echo "${subnets[*]}")
aws ecs create-service --cluster mcp-catalog-cluster --service-name mcp-catalog-service --task-definition mcp-catalog \
  --desired-count 2 --launch-type FARGATE --health-check-grace-period-seconds 300 \
  --load-balancers "targetGroupArn=$targets,containerName=mcp-catalog,containerPort=3000" \
  --network-configuration "awsvpcConfiguration={subnets=[$joined],securityGroups=[$group],assignPublicIp=ENABLED}"

# Monitoring
aws cloudwatch put-dashboard --dashboard-name MCP-Catalog-Dashboard --dashboard-body '{"widgets":[]}'
aws cloudwatch put-metric-alarm --alarm-name MCP-Catalog-High-CPU --namespace AWS/ECS --metric-name CPUUtilization \
  --statistic Average --period 300 --evaluation-periods 2 --threshold 80 --comparison-operator GreaterThanThreshold
