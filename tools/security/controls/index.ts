import { inOrder } from "../../text/inOrder";
import type { Control } from "../types";
import { cloudwatchControls } from "./cloudwatch";
import { ec2GroupControls } from "./ec2Groups";
import { ec2InstanceControls } from "./ec2Instances";
import { ec2NetworkControls } from "./ec2Network";
import { ecrControls } from "./ecr";
import { ecsServiceControls } from "./ecsService";
import { ecsTaskControls } from "./ecsTask";
import { elbControls } from "./elb";
import { iamControls } from "./iam";
import { keyAndTopicControls } from "./keysAndTopics";
import { s3AccessControls } from "./s3Access";
import { s3DataControls } from "./s3Data";
import { secretsManagerControls } from "./secretsManager";
import { wafControls } from "./waf";

/** Every control that can apply to what the program makes, in the order of their ids. */
export const controls: readonly Control[] = [
  ...cloudwatchControls,
  ...ec2GroupControls,
  ...ec2InstanceControls,
  ...ec2NetworkControls,
  ...ecrControls,
  ...ecsServiceControls,
  ...ecsTaskControls,
  ...elbControls,
  ...iamControls,
  ...keyAndTopicControls,
  ...s3AccessControls,
  ...s3DataControls,
  ...secretsManagerControls,
  ...wafControls,
].sort((a, b) => inOrder(a.id, b.id));
