import * as fs from "node:fs";
import * as path from "node:path";
import { projectFolder } from "./program";

/** The types that awsx registers inside its VPC. */
export const ofAwsx: readonly string[] = [
  "aws:ec2/eip:Eip",
  "aws:ec2/internetGateway:InternetGateway",
  "aws:ec2/natGateway:NatGateway",
  "aws:ec2/route:Route",
  "aws:ec2/routeTable:RouteTable",
  "aws:ec2/routeTableAssociation:RouteTableAssociation",
  "aws:ec2/subnet:Subnet",
  "aws:ec2/vpc:Vpc",
  "aws:ec2/vpcEndpoint:VpcEndpoint",
];

/**
 * Every resource type that a component registers in some mode, and every type inside awsx's VPC, sorted. The sources
 * are searched, so that no mode is forgotten.
 */
export async function registeredTypes(): Promise<readonly string[]> {
  const folder = path.join(projectFolder, "components");
  const classes = fs
    .readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => classesIn(fs.readFileSync(path.join(folder, file), "utf8")));
  const types = (await Promise.all(classes.map(typeOf))).filter((type) => type !== undefined);
  return [...new Set([...types, ...ofAwsx])].sort();
}

type Class = readonly [module: string, name: string];

/** Finds `new ecs.Service(` in a file that imports `* as ecs` from a package of Pulumi's: the module and the class. */
function classesIn(source: string): readonly Class[] {
  return [...source.matchAll(/import \* as (\w+) from "(@pulumi\/[\w/]+)"/g)].flatMap(
    ([, local = "", module = ""]) =>
      [...source.matchAll(new RegExp(`new ${local}\\.(\\w+)\\(`, "g"))].map(
        ([, name = ""]) => [module, name] as const,
      ),
  );
}

/** The type that Pulumi registers for a class; undefined for classes that are not resources, such as errors. */
async function typeOf([module, name]: Class): Promise<string | undefined> {
  const found = (await import(module)) as Readonly<Record<string, { __pulumiType?: string }>>;
  return found[name]?.__pulumiType;
}
