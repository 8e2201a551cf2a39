import type { Finding } from "./findings";
import { decimal } from "./numeral";
import { bears, type Program } from "./program";
import { isBlank, type Answers, type Json } from "./record";
import { say, type Texts } from "./say";

/** What a record says of the survey that it was filled in for, where that is not this one. */
export function origin(program: Program, answers: Answers, record: string, texts: Texts): Finding[] {
  const { survey } = program;
  const version = survey.properties.find(({ key }) => key === "version")?.value;
  return [
    ...(bears(program, "_survey") ? [] : compare("_survey", survey.id, answers, record, texts)),
    ...(bears(program, "_version") ? [] : compare("_version", version, answers, record, texts)),
  ];
}

function compare(item: string, here: string | undefined, answers: Answers, record: string, texts: Texts): Finding[] {
  const raw = answers.get(item);
  if (!here || isBlank(raw)) return [];
  const stated = statement(raw);
  if (stated === here) return [];
  const code = item.slice(1);
  return [{ record, item, code, severity: "warn", message: say(texts, code, stated, here) }];
}

/** A value as it is written: a number by its digits, what cannot be an id or a version by its brackets. */
export function statement(raw: Json): string {
  if (typeof raw === "string") return raw;
  if (typeof raw === "number") return decimal(raw);
  if (typeof raw === "object") return Array.isArray(raw) ? "[…]" : "{…}";
  return String(raw);
}
