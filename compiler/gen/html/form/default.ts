import { linkComputation } from "./compute";
import { linkFormula, type Check } from "./formula";
import type { Default, Domain, Item } from "./ir";
import { judge } from "./judge";
import type { Known } from "./known";
import type { Json } from "./record";

/** What is offered as an item's answer, given the answers before; undefined for nothing. */
export type Proposing = (known: Known) => Json | undefined;

export function linkDefaults(item: Item, shared: Check[]): Proposing {
  const defaults = (item.defaults ?? []).map((one) => ({
    holds: one.if ? linkFormula(one.if, shared) : () => true,
    value: linkDefault(one, item.domain, shared),
  }));
  return (known) => defaults.find(({ holds }) => holds(known))?.value(known);
}

function linkDefault({ codes, value }: Default, domain: Domain, shared: Check[]): Proposing {
  if (value === undefined) return () => (domain.kind === "choice" ? codes![0] : codes);
  return linkComputation(value, domain, shared);
}

/** The proposal, unless the item would refuse it. */
export function proposed(propose: Proposing, domain: Domain, known: Known): Json | undefined {
  const proposal = propose(known);
  return judge(domain, proposal).is === "good" ? proposal : undefined;
}
