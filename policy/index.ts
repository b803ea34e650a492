import { PolicyPack } from "@pulumi/policy";
import { policies } from "./policies";

new PolicyPack("mcp-catalog", { policies: [...policies] });
