// The form's engine without its page, for programs that check records in JavaScript.
// The bundle defines the global `surveyEngine`.

import { findings as ofRecord, type Finding, type Weighing } from "./findings";
import { Given } from "./given";
import type { Option, Survey } from "./ir";
import { link, type Program } from "./program";
import { answersOf, recordOf, type Json } from "./record";
import { walk } from "./route";
import { Sheet } from "./sheet";
import { seedOf, shown } from "./shuffle";
import type { Texts } from "./say";

export { link };

/** The findings of one record. Without texts a finding that is no rule's says its code. */
export function findings(survey: Survey | Program, record: unknown, texts: Texts = {}, weighing: Weighing = {}): Finding[] {
  return ofRecord(linked(survey), answersOf(record), texts, weighing);
}

/** What a form offers as the answers of the unanswered items that are not passed over, those in rows aside: item id → default. */
export function defaults(survey: Survey | Program, record: unknown): { [key: string]: Json } {
  const answers = answersOf(record);
  const open = walk(linked(survey), new Given(answers)).stops.filter(({ standing }) => standing !== "passed");
  const offered = open.filter(({ proposal }) => proposal !== undefined);
  return recordOf(new Map(offered.map(({ linked, proposal }) => [linked.item.id, proposal!])));
}

/** The options of each choice in the order in which a form shows them, those in rows aside: item id → codes. */
export function orders(survey: Survey | Program, record: unknown): { [key: string]: Json } {
  const [program, answers] = [linked(survey), answersOf(record)];
  const choices = walk(program, new Given(answers)).stops.filter(({ domain }) => domain.options !== undefined);
  const seed = seedOf(program, answers);
  return recordOf(new Map(choices.map(({ linked, domain }) => [linked.item.id, codesOf(shown({ ...linked.item, domain }, seed))])));
}

/** What a form makes of an empty record when answers are edited one after the other: the record after each, null where the item is none of its places. */
export function edited(survey: Survey | Program, edits: [place: string, answer: Json][]): (Json | null)[] {
  const sheet = new Sheet(linked(survey));
  return edits.map(([place, answer]) => {
    if (!sheet.at(place)) return null;
    sheet.edit(place, answer);
    return sheet.record();
  });
}

function codesOf(options: Option[]): number[] {
  return options.map(({ code }) => code);
}

function linked(survey: Survey | Program): Program {
  return "byId" in survey ? survey : link(survey);
}
