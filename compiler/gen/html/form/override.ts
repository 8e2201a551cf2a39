// What a record says of warnings that were left as they are: `_overrides`. Package runtime/validate says what counts.

import { isRow } from "./given";
import type { Rule } from "./ir";
import { isUnchanged, standing, type At } from "./operand";
import { bears, type Program } from "./program";
import type { Answers, Json } from "./record";
import type { Stop } from "./route";

export const overridesKey = "_overrides";

/** The acknowledgement of a warning. */
export interface Override {
  rule: string;
  /** In a repeated group the place of the finding; "" outside. */
  item: string;
  values: Json | undefined;
  reason: string;
}

/** What a record states; what is no list states nothing. */
export function statedOverrides(program: Program, answers: Answers): Json[] {
  const raw = answers.get(overridesKey);
  return Array.isArray(raw) && !bears(program, overridesKey) ? raw : [];
}

/** Reads one. What is of another form acknowledges nothing. */
export function overrideOf(raw: Json): Override {
  const members = new Map(isRow(raw) ? Object.entries(raw) : []);
  const text = (key: string): string => {
    const member = members.get(key);
    return typeof member === "string" ? member : "";
  };
  return { rule: text("rule"), item: text("item"), values: members.get("values"), reason: text("reason") };
}

/** What an override of a rule at a stop names as its item. */
export function itemOf({ linked, place }: Stop): string {
  return linked.item.group === undefined ? "" : place;
}

/** Whether an override counts, which is of the rule at the stop. */
export function counts(program: Program, { values, reason }: Override, { operands }: Rule, { place }: Stop, at: At): boolean {
  return reason !== "" && operands !== undefined && isUnchanged(program, operands, values, standing(operands, place, at));
}

/** Finds the reason for which a warning of the rule at a stop is left. */
export type Reasons = (rule: Rule, stop: Stop) => string | undefined;

/** The reasons that a record states. */
export function reasonsIn(program: Program, answers: Answers, at: At): Reasons {
  const stated = new Map<string, Override[]>();
  for (const override of statedOverrides(program, answers).map(overrideOf)) {
    const about = override.rule + "\n" + override.item;
    const own = stated.get(about);
    if (own) own.push(override);
    else stated.set(about, [override]);
  }
  return ({ name, operands }, stop) => {
    const own = stated.get(name + "\n" + itemOf(stop));
    if (!own || !operands) return undefined;
    const now = standing(operands, stop.place, at);
    return own.find(({ reason, values }) => reason !== "" && isUnchanged(program, operands, values, now))?.reason;
  };
}
