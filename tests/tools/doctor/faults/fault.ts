import type { Io } from "../../../../tools/commands/catalog/io";
import { AwsError, type Answers } from "../../../live/support/cannedAws";
import type { doctorAnswers } from "../account";

/** Something that is wrong, and the line that finds it. */
export interface Fault {
  readonly fault: string;
  readonly answers: Answers;
  readonly lines?: string;
  readonly io?: Partial<Pick<Io, "addressesOf" | "httpStatus">>;
  readonly account?: Parameters<typeof doctorAnswers>[1];
  readonly says: RegExp;
  readonly code: number;
}

/** A call that AWS refuses. */
export const refuse = () => {
  throw new AwsError("AccessDeniedException", "User is not authorized", 400);
};

/** An account in which only the role that deploys exists. */
export const noExecutionRole: Answers = {
  GetRole: ({ RoleName }) => {
    if (RoleName === "deploy") return { Role: { Arn: "arn:aws:iam::123456789012:role/deploy" } };
    throw new AwsError("NoSuchEntityException", "no such role", 404);
  },
};

export const certificateArn =
  "arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222-3333-4444-555555555555";
export const withDomain = `  domain:\n    name: app.example.com\n    certificateArn: ${certificateArn}\n`;

export const issued = (more: object = {}) => ({
  DescribeCertificate: () => ({
    Certificate: { Status: "ISSUED", SubjectAlternativeNames: ["*.example.com"], ...more },
  }),
});
