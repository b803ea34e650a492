import { componentProviderHost } from "@pulumi/pulumi/provider/experimental";
import { shared } from "./components";

void componentProviderHost({ name: "mcp-catalog", components: shared, dirname: __dirname });
