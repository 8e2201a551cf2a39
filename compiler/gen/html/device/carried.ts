// A household that was begun with another version of the survey.

import type { Item } from "../form/ir";
import type { Page } from "../form/page";
import { titleOf } from "../form/field";
import { overridesKey } from "../form/override";
import type { Program } from "../form/program";
import { recordOf, type Json } from "../form/record";
import type { Draft } from "../form/sheet";
import { isRow } from "../form/given";

/** The draft as one of this version: an answer follows its question where the survey says what that was called. */
export function carried({ survey }: Program, draft: Draft, version: string): Draft {
  const record = renamed(survey.items, draft.record, undefined);
  const stated = record[overridesKey];
  if (Array.isArray(stated)) record[overridesKey] = stated.map(anew);
  if (typeof record["_version"] !== "object" && "_version" in record) record["_version"] = version;
  return { ...draft, record, overrides: draft.overrides?.map(anew) };
}

/** An acknowledgement of a rule without a name is to be given anew: this version may call another rule so. */
function anew(raw: Json): Json {
  if (!isRow(raw) || !/-assert-\d+$/.test(String(raw["rule"]))) return raw;
  const { rule, ...others } = raw;
  return { was: rule!, ...others };
}

function renamed(items: Item[], record: { [key: string]: Json }, group: string | undefined): { [key: string]: Json } {
  const now = new Map(items.filter((item) => item.group === group && item.was !== undefined).map(({ was, id }) => [was!, id]));
  const entries = Object.entries(record).map(([key, raw]): [string, Json] => {
    const id = now.get(key) ?? key;
    const name = id !== key && id in record ? key : id;
    return [name, Array.isArray(raw) ? raw.map((row) => (isRow(row) ? renamed(items, row, name) : row)) : raw];
  });
  return recordOf(new Map(entries));
}

/** What of the household on the page no longer fits: it is kept as it is, and shown where it stands. */
export function misfits(page: Page): string[] {
  const { program, found } = page;
  const items = found.filter(({ code }) => ["unknown", "type", "option", "range", "skipped"].includes(code)).map(({ item }) => item);
  const parked = (page.draft().parked?.answers ?? []).map(([id]) => id).filter((id) => !program.byId.has(id));
  return Array.from(new Set([...items, ...parked]), (id) => {
    const linked = program.byId.get(id);
    return linked ? titleOf(linked.item, String) : id;
  });
}
