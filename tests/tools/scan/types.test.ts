import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { terraformType } from "../../../tools/scan/terraformNames";
import { projectFolder } from "../../support/program";

/** What awsx makes inside its VPC. */
const awsxTypes = [
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

/** `new ecs.Service(` in a file that imports `* as ecs` from Pulumi's AWS package: the module and the class. */
function registered(source: string): readonly (readonly [module: string, name: string])[] {
  return [...source.matchAll(/import \* as (\w+) from "(@pulumi\/aws\/\w+)"/g)].flatMap(
    ([, local = "", module = ""]) =>
      [...source.matchAll(new RegExp(`new ${local}\\.(\\w+)\\(`, "g"))].map(
        ([, name = ""]) => [module, name] as const,
      ),
  );
}

/** The type that Pulumi registers for a class. */
async function typeOf([module, name]: readonly [string, string]): Promise<string> {
  const classes = (await import(module)) as Readonly<Record<string, { __pulumiType: string }>>;
  return classes[name]?.__pulumiType ?? `${module} has no ${name}`;
}

describe("Every type that a component registers, awsx's VPC among them", () => {
  const folder = path.join(projectFolder, "components");
  const found = fs
    .readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => registered(fs.readFileSync(path.join(folder, file), "utf8")));

  it("has a name in Terraform", async () => {
    const types = [...new Set([...(await Promise.all(found.map(typeOf))), ...awsxTypes])];
    assert.ok(types.length > 40 && types.includes("aws:lb/loadBalancer:LoadBalancer"));
    for (const type of types) assert.match(terraformType(type), /^aws_/);
  });
});
