import { linkComputation, type Computation } from "./compute";
import { linkFormula, type Check } from "./formula";
import { linkDefaults, type Proposing } from "./default";
import type { Domain, Formula, Item, Rule, Survey } from "./ir";
import { linkOffer, type Offer } from "./offer";
import { linkCount, type Counting } from "./count";
import { unfolded } from "./unfold";

/** A survey ready to run. */
export interface Program {
  survey: Survey;
  /** Those in no group; a head holds those of its group. */
  items: LinkedItem[];
  byId: Map<string, LinkedItem>;
  /** Names of the rules that only the embedding program can check, for they call its functions. */
  unchecked: string[];
}

export interface LinkedItem {
  item: Item;
  asked: Check;
  passed: Check;
  offer: Offer;
  propose: Proposing;
  rules: LinkedRule[];
  /** Of a computed item. */
  compute: Computation | undefined;
  /** Of the head of a group. */
  count: Counting;
  items: LinkedItem[];
  /** Whether it may be left blank: it is optional, or a group that can do without rows, or whose rows are each asked for. */
  blankable: boolean;
}

export interface LinkedRule {
  rule: Rule;
  fires: Check;
}

export function link(given: Survey): Program {
  const survey = unfolded(given);
  for (const item of survey.items) item.domain = domainOf(item, survey);
  const shared: Check[] = [];
  for (const predicate of survey.predicates) shared.push(linkFormula(predicate, shared));
  const calls = callFinder(survey.predicates);
  const checked = survey.rules.filter((rule) => !calls(rule.fires));
  const items = survey.items.map((item) => linkItem(item, checked, shared));
  const byId = new Map(items.map((linked) => [linked.item.id, linked]));
  for (const linked of items) byId.get(linked.item.group ?? "")?.items.push(linked);
  return {
    survey,
    items: items.filter(({ item }) => item.group === undefined),
    byId,
    unchecked: survey.rules.filter((rule) => calls(rule.fires)).map((rule) => rule.name),
  };
}

/** The item's domain, which is its own to change where the survey has it once for several items. */
function domainOf({ domain }: Item, { domains }: Survey): Domain {
  return typeof domain === "number" ? (JSON.parse(JSON.stringify(domains![domain])) as Domain) : domain;
}

/** Whether an item bears that key directly in a row of the group, or in no group. */
export function bears({ byId }: Program, key: string, group?: string): boolean {
  const linked = byId.get(key);
  return linked !== undefined && linked.item.group === group;
}

function linkItem(item: Item, rules: Rule[], shared: Check[]): LinkedItem {
  const own = rules.filter((rule) => rule.item === item.id);
  return {
    item,
    asked: linkFormula(item.asked ?? always, shared),
    passed: linkFormula(item.passed ?? never, shared),
    offer: linkOffer(item.domain, shared),
    propose: linkDefaults(item, shared),
    rules: own.map((rule) => ({ rule, fires: linkFormula(rule.fires, shared) })),
    compute: item.compute && linkComputation(item.compute, item.domain, shared),
    count: linkCount(item.times, item.domain, shared),
    items: [],
    blankable: item.optional === true || (item.domain.kind === "rows" && (item.times !== undefined || !(item.domain.min! > 0))),
  };
}

const always: Formula = { op: "and", of: [] };
const never: Formula = { op: "or", of: [] };

/** A function that tells whether a formula calls a function of the embedding program. */
function callFinder(predicates: Formula[]): (node: unknown) => boolean {
  const calling: boolean[] = [];
  const calls = (node: unknown): boolean => {
    if (typeof node !== "object" || node === null) return false;
    const { op, index } = node as { op?: string; index?: number };
    if (op === "call") return true;
    if (op === "ref") return calling[index!]!;
    return Object.keys(node).some((key) => calls((node as { [key: string]: unknown })[key]));
  };
  for (const predicate of predicates) calling.push(calls(predicate));
  return calls;
}
