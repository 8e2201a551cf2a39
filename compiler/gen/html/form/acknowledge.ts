// What a person says of warnings while a form is filled in.

import type { Rule } from "./ir";
import { standing } from "./operand";
import { counts, itemOf, overrideOf, overridesKey, statedOverrides } from "./override";
import { bears, type Program } from "./program";
import type { Answers, Json } from "./record";
import type { Source, Stop } from "./route";

/** The stops of a form by their places. */
type Places = Map<string, Stop>;

/** What stands in the list of overrides, or is set aside. */
interface Kept {
  raw: Json;
  /** Whose warning it acknowledges; a row keeps it wherever it goes. */
  of: Subject | undefined;
  counts: boolean;
  aside: boolean;
}

interface Subject {
  rule: Rule;
  source: Source;
}

/**
 * The acknowledgements of one household. One that an edit makes void is set aside, out of the record, and comes back when the
 * answers do. What was loaded stays as it is until then, or until the warning is acknowledged anew.
 */
export class Acknowledgements {
  private list: Kept[] = [];

  constructor(private readonly program: Program) {}

  load(answers: Answers, places: Places): void {
    this.list = statedOverrides(this.program, answers).map((raw) => ({ raw, of: this.subjectOf(raw, places), counts: false, aside: false }));
    for (const kept of this.list) this.review(kept, places);
  }

  /** Those that are set aside. */
  get aside(): Json[] {
    return this.list.filter(({ aside }) => aside).map(({ raw }) => raw);
  }

  /** Sets aside what was set aside when the household was put away. */
  setAside(list: Json[], places: Places): void {
    for (const raw of list) this.list.push({ raw, of: this.subjectOf(raw, places), counts: false, aside: true });
  }

  /** Brings the record in line with an edit. */
  follow(answers: Answers, places: Places): void {
    const before = this.stated();
    for (const kept of this.list) this.review(kept, places);
    this.write(answers, before);
  }

  /** Keeps the reason for which a warning is left as it is, or takes it back. */
  say(answers: Answers, places: Places, stop: Stop, rule: Rule, reason: string | undefined): void {
    const before = this.stated();
    this.list = this.list.filter(({ of }) => !isOf(of, rule, stop));
    if (reason !== undefined) this.list.push(this.newKept(places, stop, rule, reason));
    this.write(answers, before);
  }

  /** The reason that was given before an answer was changed. */
  voided(stop: Stop, name: string): string | undefined {
    const kept = this.list.find(({ of, counts }) => of?.rule.name === name && isOf(of, of.rule, stop) && !counts);
    return kept && overrideOf(kept.raw).reason;
  }

  private newKept(places: Places, stop: Stop, rule: Rule, reason: string): Kept {
    const item = itemOf(stop);
    const values = standing(rule.operands ?? [], stop.place, (place) => places.get(place));
    const raw = { rule: rule.name, ...(item && { item }), values, reason, time: now() };
    return { raw, of: { rule, source: stop.source }, counts: true, aside: false };
  }

  private subjectOf(raw: Json, places: Places): Subject | undefined {
    const override = overrideOf(raw);
    const rule = this.program.survey.rules.find(({ name }) => name === override.rule);
    const stop = rule && places.get(override.item || rule.item);
    if (!stop || rule.operands === undefined || stop.linked.item.id !== rule.item || itemOf(stop) !== override.item) return undefined;
    return { rule, source: stop.source };
  }

  private review(kept: Kept, places: Places): void {
    const { of, raw } = kept;
    if (!of) return;
    const stop = Array.from(places.values()).find((stop) => isOf(of, of.rule, stop));
    const counting = stop !== undefined && counts(this.program, overrideOf(raw), of.rule, stop, (place) => places.get(place));
    if (counting) kept.aside = false;
    else if (kept.counts || !stop) kept.aside = true;
    kept.counts = counting;
    if (stop && itemOf(stop) !== overrideOf(raw).item) kept.raw = { ...(raw as object), item: itemOf(stop) };
  }

  private stated(): Json[] {
    return this.list.filter(({ aside }) => !aside).map(({ raw }) => raw);
  }

  private write(answers: Answers, before: Json[]): void {
    const stated = this.stated();
    if (bears(this.program, overridesKey) || (stated.length === before.length && stated.every((raw, i) => raw === before[i]))) return;
    if (stated.length > 0) answers.set(overridesKey, stated);
    else answers.delete(overridesKey);
  }
}

function isOf(of: Subject | undefined, rule: Rule, { source, linked }: Stop): boolean {
  return of?.rule === rule && of.source === source && linked.item.id === rule.item;
}

/** The time on the clock, to the minute. */
function now(): string {
  const clock = new Date();
  return new Date(clock.getTime() - clock.getTimezoneOffset() * 60000).toISOString().slice(0, 16);
}
