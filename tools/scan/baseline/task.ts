import { assumedAccount } from "../../assumed/assumptions";
import { role, secrets } from "./access";
import { guideRegion, made } from "./made";

const logGroup = "/ecs/mcp-catalog";

/** The log group of the container's output. It is kept forever. */
export const logs = made("aws:cloudwatch/logGroup:LogGroup", "logs", logGroup, { name: logGroup });

const container = {
  name: "mcp-catalog",
  image: `${assumedAccount}.dkr.ecr.${guideRegion}.amazonaws.com/mcp-catalog:latest`,
  essential: true,
  portMappings: [{ containerPort: 3000, protocol: "tcp" }],
  environment: Object.entries({
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    NEXT_PUBLIC_DB_TYPE: "supabase",
    NEXT_PUBLIC_USE_MOCK_DATA: "false",
  }).map(([name, value]) => ({ name, value })),
  secrets: [
    { name: "NEXT_PUBLIC_SUPABASE_URL", valueFrom: secrets[0]?.id },
    { name: "NEXT_PUBLIC_SUPABASE_ANON_KEY", valueFrom: secrets[1]?.id },
  ],
  logConfiguration: {
    logDriver: "awslogs",
    options: {
      "awslogs-group": logGroup,
      "awslogs-region": guideRegion,
      "awslogs-stream-prefix": "ecs",
    },
  },
  healthCheck: {
    command: ["CMD-SHELL", "curl -f http://localhost:3000/api/health || exit 1"],
    interval: 30,
    timeout: 10,
    retries: 3,
    startPeriod: 60,
  },
};

/** Step 6 of the guide. */
export const task = made(
  "aws:ecs/taskDefinition:TaskDefinition",
  "task",
  "mcp-catalog",
  {
    family: "mcp-catalog",
    networkMode: "awsvpc",
    requiresCompatibilities: ["FARGATE"],
    cpu: "256",
    memory: "512",
    executionRoleArn: `arn:aws:iam::${assumedAccount}:role/ecsTaskExecutionRole`,
    containerDefinitions: JSON.stringify([container]),
  },
  [role, ...secrets],
);
