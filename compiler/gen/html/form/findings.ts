import { Given } from "./given";
import { fill, plain } from "./insert";
import type { Rule, Severity } from "./ir";
import { origin } from "./origin";
import { reasonsIn, statedOverrides, type Reasons } from "./override";
import { bears, type LinkedRule, type Program } from "./program";
import { nameOf, type Answers } from "./record";
import { placesOf, walk, type Route, type RowStop, type Source, type Stop } from "./route";
import { say, sayFinding, sayRow, type Texts } from "./say";
import { isEarlier, versionOf } from "./version";

/** What is wrong with a record, in the shape of `surveyc check --format jsonl`. */
export interface Finding {
  record: string;
  item: string;
  code: string;
  rule?: string;
  severity: Severity;
  message: string;
  /** Of a warning: the reason that the record gives for leaving it as it is. */
  acknowledged?: string;
}

/** How findings are weighed. */
export interface Weighing {
  /** Warnings block too. Which findings there are stays the same. */
  strict?: boolean;
}

/**
 * The findings of one record: whether it is of another survey, then item by item in survey order and row by row, then
 * the keys that no item bears.
 */
export function findings(program: Program, answers: Answers, texts: Texts, { strict = false }: Weighing = {}): Finding[] {
  const found = findingsOn(program, walk(program, new Given(answers)), answers, texts);
  return strict ? found.map((finding) => ({ ...finding, severity: "block" })) : found;
}

/** The findings of answers that were walked. A missing row that was walked all the same has those of its items. */
export function findingsOn(program: Program, route: Route, answers: Answers, texts: Texts): Finding[] {
  const [version, reasons] = [versionOf(program, answers), reasonsOf(program, route, answers)];
  const finder: Finder = { program, record: nameOf(answers), version, texts, unknown: [], reasons };
  noteUnknown(finder, route.source, undefined, "");
  const found = ofStops(route.stops, finder);
  const unknown = finder.unknown.sort(byCodePoint).map((key) => newFinding(finder, key, "unknown", say(texts, "unknown", key)));
  return [...origin(program, answers, finder.record, texts), ...found, ...unknown];
}

/** What the findings of one record are made with. */
interface Finder {
  program: Program;
  record: string;
  version: string;
  texts: Texts;
  /** The places of the keys that no item bears. */
  unknown: string[];
  reasons: Reasons;
}

/** The reasons that a record states; hardly any does, so the places of its items are not looked up before. */
function reasonsOf(program: Program, route: Route, answers: Answers): Reasons {
  if (statedOverrides(program, answers).length === 0) return () => undefined;
  const places = placesOf(route.stops);
  return reasonsIn(program, answers, (place) => places.get(place));
}

function newFinding({ record }: Finder, item: string, code: string, message: string): Finding {
  return { record, item, code, severity: code === "unknown" ? "warn" : "block", message };
}

function ofStops(stops: Stop[], finder: Finder): Finding[] {
  const found: Finding[] = [];
  for (const stop of stops) found.push(...ofStop(stop, finder));
  return found;
}

function ofStop(stop: Stop, finder: Finder): Finding[] {
  const code = answerCode(stop);
  const own = code ? [newFinding(finder, stop.place, code, messageOf(code, stop, finder.texts))] : [];
  if (stop.standing !== "passed") own.push(...fired(stop, finder));
  for (const row of stop.rows) own.push(...ofRow(row, stop, finder));
  return own;
}

function ofRow(row: RowStop, { linked, rows, count }: Stop, finder: Finder): Finding[] {
  const code = rowCode(row);
  const counted = count!.is === "free" ? { ...count!, number: rows.length } : count!;
  if (code) return [newFinding(finder, row.place, code, sayRow(finder.texts, code, counted))];
  if (row.is === "missing") return ofStops(row.stops, finder).filter(({ rule }) => !rule);
  if (row.source && row.standing !== "passed") noteUnknown(finder, row.source, linked.item.id, row.place + ".");
  return ofStops(row.stops, finder);
}

function rowCode({ standing, is, stops }: RowStop): string | undefined {
  if (standing === "passed") return "skipped";
  if (is === "refused") return "type";
  return is === "missing" && standing === "asked" && stops.length === 0 ? "required" : undefined;
}

function messageOf(code: string, { domain, computed }: Stop, texts: Texts): string {
  if (code !== "computed") return sayFinding(texts, code, domain);
  return say(texts, code, computed === undefined ? say(texts, "computed.none") : plain(computed));
}

function answerCode({ linked, standing, judgement }: Stop): string | undefined {
  if (standing === "passed") return judgement.is === "blank" ? undefined : "skipped";
  if (judgement.is === "refused") return judgement.code;
  if (judgement.is === "differs") return "computed";
  const missing = judgement.is === "blank" && standing === "asked" && !linked.blankable;
  return missing ? "required" : undefined;
}

function fired(stop: Stop, finder: Finder): Finding[] {
  const acts = ({ rule, fires }: LinkedRule) => !(rule.since !== undefined && isEarlier(finder.version, rule.since)) && fires(stop.known);
  return stop.linked.rules.filter(acts).map(({ rule }) => ofRule(rule, stop, finder));
}

function ofRule(rule: Rule, stop: Stop, { program, record, reasons }: Finder): Finding {
  const { name, severity, message } = rule;
  const finding: Finding = { record, item: stop.place, code: "assert", rule: name, severity, message: fill(program, stop.known, message) };
  const acknowledged = reasons(rule, stop);
  return acknowledged === undefined ? finding : { ...finding, acknowledged };
}

function noteUnknown({ program, unknown }: Finder, source: Source, group: string | undefined, prefix: string): void {
  const strange = source.keys().filter((key) => !key.startsWith("_") && !bears(program, key, group));
  unknown.push(...strange.map((key) => prefix + key));
}

/** JavaScript's own order is by UTF-16 unit, which puts 𠮷 before ｶ. */
function byCodePoint(a: string, b: string): number {
  const [left, right] = [Array.from(a), Array.from(b)];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = left[i]!.codePointAt(0)! - right[i]!.codePointAt(0)!;
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
