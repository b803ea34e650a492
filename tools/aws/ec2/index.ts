import { natInstance } from "./natInstance";
import { routes } from "./routes";
import { vpc } from "./vpc";

/** A VPC and everything in it, except the rules of security groups, which are in ../vpc.ts. */
export const ec2 = { ...vpc, ...routes, ...natInstance };
