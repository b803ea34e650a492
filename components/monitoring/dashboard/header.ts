import * as pulumi from "@pulumi/pulumi";
import { consoleHost } from "../../iam/partition";
import type { Watched } from "../types";
import type { MonitoringNames } from "../names";

/** What the dashboard links to. */
export interface Links {
  readonly watched: Watched;
  readonly accountId: pulumi.Input<string>;
  readonly names: Pick<MonitoringNames, "title">;
  readonly repositoryName: string;
  /** The log group of the app's containers. */
  readonly logGroupName: pulumi.Input<string>;
  /** Address at which people reach the app. */
  readonly url: pulumi.Input<string>;
}

/** The app's name and address, links to AWS's pages about it, and commands that answer what no graph shows. */
export function header(links: Links): pulumi.Output<string> {
  const { url, names, watched } = links;
  const pages = Object.entries(consolePages(links)).map(
    ([title, page]) => pulumi.interpolate`[${title}](${page})`,
  );
  const { stack } = watched;
  return pulumi.interpolate`# ${names.title} · [${url}](${url})
${pulumi.all(pages).apply((each) => each.join(" · "))}

Why is it so? \`npx catalog why ${stack}\` · requests: \`npx catalog logs ${stack} --requests\` · price: \`npx catalog preview ${stack} --cost\``;
}

function consolePages(links: Links): Readonly<Record<string, pulumi.Input<string>>> {
  const { watched, accountId, names, repositoryName, logGroupName } = links;
  const { region, clusterName, serviceName } = watched;
  const host = `https://${consoleHost(region)}`;
  const cloudWatch = `${host}/cloudwatch/home?region=${region}#`;
  return {
    service: pulumi.interpolate`${host}/ecs/v2/clusters/${clusterName}/services/${serviceName}/health?region=${region}`,
    log: pulumi.interpolate`${cloudWatch}logsV2:log-groups/log-group/${pulumi.output(logGroupName).apply(inFragment)}`,
    queries: `${cloudWatch}logsV2:logs-insights`,
    images: pulumi.interpolate`${host}/ecr/repositories/private/${accountId}/${repositoryName}?region=${region}`,
    alarms: `${cloudWatch}alarmsV2:?search=${names.title}`,
    bill: `${host}/costmanagement/home#/cost-explorer`,
  };
}

/** A name in the form that the console uses after `#`: encoded, with each `%` as `$25`. */
export function inFragment(name: string): string {
  return encodeURIComponent(encodeURIComponent(name)).replaceAll("%", "$");
}
