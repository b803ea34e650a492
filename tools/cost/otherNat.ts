import { autoscaling, otherProviders } from "../aws";
import {
  diskSize,
  diskType,
  instanceType,
} from "../../components/network/dedicated/natInstance/machine";
import { servicesTasksStartWith } from "../../components/network/services";
import type { NatMode } from "../../components/network/types";
import type { EvaluatedResource } from "../evaluate";
import { usd } from "../text/usd";
import { PriceBook, type Part } from "./book";
import { listOf, ofKind, textOf } from "./model/inputs";
import { natGateways } from "./model/nat";
import { interfaceEndpoints } from "./model/network";
import type { PriceList } from "./priceList";
import { exactly, knownTotal } from "./types";

type Resources = readonly EvaluatedResource[];

/** A number of the same thing, like a line of the cost table. */
type Piece = readonly [count: number, part: Part];

const modes: readonly NatMode[] = ["single", "instance", "perAz", "none"];

/**
 * What each way to the internet costs a month, in one sentence; undefined if the stack has no VPC of its own. `named`
 * are the services in `network.endpoints`.
 */
export function otherNat(
  resources: Resources,
  region: string,
  prices: PriceList,
  named: readonly string[],
): string | undefined {
  const zones = zonesOf(resources);
  if (zones === undefined) return undefined;
  const chosen = natMode(resources);
  const book = new PriceBook(prices, region);
  const endpoints = addedEndpoints(resources, chosen, named);
  const price = (mode: NatMode) => cost(piecesOf(mode, zones, endpoints), book);
  const others = modes
    .filter((mode) => mode !== chosen)
    .map((mode) => `${mode}${mode === "none" ? " (endpoints to AWS alone)" : ""} ${price(mode)}`);
  return `network.nat: ${chosen} costs ${price(chosen)}; ${others.join(", ")}.`;
}

/** The number of zones that the settings ask for. The VPC's arguments name them. */
function zonesOf(all: Resources): number | undefined {
  const [vpc] = ofKind(all, otherProviders.awsxVpc);
  return listOf(vpc?.inputs["availabilityZoneNames"])?.length;
}

function natMode(all: Resources): NatMode {
  if (ofKind(all, autoscaling.group).length > 0) return "instance";
  const { gateways } = natGateways(all);
  return gateways === 0 ? "none" : gateways === 1 ? "single" : "perAz";
}

/**
 * The endpoints that `none` adds to those that exist anyway. If the stack already uses `none`, it has both, so the
 * settings tell them apart.
 */
function addedEndpoints(all: Resources, chosen: NatMode, named: readonly string[]): number {
  const others = interfaceEndpoints(all).map(({ inputs }) => textOf(inputs["serviceName"]) ?? "");
  const anyway = chosen === "none" ? named.map((each) => `.${each}`) : others;
  return servicesTasksStartWith.filter((each) => !anyway.some((name) => name.endsWith(`.${each}`)))
    .length;
}

function piecesOf(mode: NatMode, zones: number, endpoints: number): readonly Piece[] {
  switch (mode) {
    case "single":
      return gateways(1);
    case "perAz":
      return gateways(zones);
    case "instance":
      return [
        [1, { key: machineKeys[instanceType] }],
        [1, { key: diskKeys[diskType], amount: diskSize }],
        [1, { key: "publicIpv4" }],
      ];
    case "none":
      return [[endpoints * zones, { key: "endpointHour" }]];
  }
}

const machineKeys = { "t4g.nano": "t4gNanoHour" } as const;
const diskKeys = { gp3: "gp3Month" } as const;

function gateways(count: number): readonly Piece[] {
  return [
    [count, { key: "natHour" }],
    [count, { key: "publicIpv4" }],
  ];
}

/** The sum of the pieces, each rounded to cents like a line of the table. */
function cost(pieces: readonly Piece[], book: PriceBook): string {
  const lines = pieces.map(([count, part]) =>
    book.line({
      key: part.key,
      group: "Network",
      item: part.key,
      unit: "one",
      quantity: exactly(count),
      parts: [part],
    }),
  );
  const floor = knownTotal(lines)?.floor;
  return floor === undefined ? "an unknown amount" : usd(floor);
}
