import { fill, plain } from "./insert";
import type { Severity } from "./ir";
import type { Program } from "./program";
import { origin } from "./origin";
import { nameOf, type Answers } from "./record";
import { walk, type Route, type Stop } from "./route";
import { say, sayFinding, type Texts } from "./say";
import { isEarlier, versionOf } from "./version";

/** What is wrong with a record, in the shape of `surveyc check --format jsonl`. */
export interface Finding {
  record: string;
  item: string;
  code: string;
  rule?: string;
  severity: Severity;
  message: string;
}

/** How findings are weighed. */
export interface Weighing {
  /** Warnings block too. Which findings there are stays the same. */
  strict?: boolean;
}

/**
 * The findings of one record: whether it is of another survey, then item by item in survey order, then the keys that
 * no item bears.
 */
export function findings(program: Program, answers: Answers, texts: Texts, { strict = false }: Weighing = {}): Finding[] {
  const route = walk(program, (id) => answers.get(id));
  const [record, version] = [nameOf(answers), versionOf(program, answers)];
  const found: Finding[] = origin(program, answers, record, texts);
  for (const stop of route.stops) found.push(...ofStop(stop, { program, route, record, version, texts }));
  found.push(...unknownKeys(program, answers).map((key) => unknown(key, record, texts)));
  return strict ? found.map((finding) => ({ ...finding, severity: "block" })) : found;
}

/** What the findings of one record are made with. */
interface Finder {
  program: Program;
  route: Route;
  record: string;
  version: string;
  texts: Texts;
}

function ofStop(stop: Stop, finder: Finder): Finding[] {
  const { item } = stop.linked;
  const code = answerCode(stop);
  const own: Finding[] = code
    ? [{ record: finder.record, item: item.id, code, severity: "block", message: messageOf(code, stop, finder.texts) }]
    : [];
  return stop.standing === "passed" ? own : own.concat(fired(stop, finder));
}

function messageOf(code: string, { domain, computed }: Stop, texts: Texts): string {
  if (code !== "computed") return sayFinding(texts, code, domain);
  return say(texts, code, computed === undefined ? say(texts, "computed.none") : plain(computed));
}

function answerCode({ linked, standing, judgement }: Stop): string | undefined {
  if (standing === "passed") return judgement.is === "blank" ? undefined : "skipped";
  if (judgement.is === "refused") return judgement.code;
  if (judgement.is === "differs") return "computed";
  const missing = judgement.is === "blank" && standing === "asked" && !linked.item.optional;
  return missing ? "required" : undefined;
}

function fired({ linked }: Stop, { program, route, record, version }: Finder): Finding[] {
  return linked.rules
    .filter(({ rule, fires }) => !(rule.since !== undefined && isEarlier(version, rule.since)) && fires(route.known))
    .map(({ rule }) => ({
      record,
      item: rule.item,
      code: "assert",
      rule: rule.name,
      severity: rule.severity,
      message: fill(program, route.known, rule.message),
    }));
}

function unknown(key: string, record: string, texts: Texts): Finding {
  return { record, item: key, code: "unknown", severity: "warn", message: say(texts, "unknown", key) };
}

function unknownKeys(program: Program, answers: Answers): string[] {
  const keys = Array.from(answers.keys());
  return keys.filter((key) => !key.startsWith("_") && !program.ids.has(key)).sort(byCodePoint);
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
