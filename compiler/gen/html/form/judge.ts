import { parseDate } from "./date";
import type { Domain, NoAnswer } from "./ir";
import { isBlank, noAnswerOf, type Json } from "./record";

/** The value of an answer that counts: a number, a code, a day number, a text, or the marks of a multi. */
export type Value = number | string | number[];

/** What an answer is to its item: none, one with a value, a kind of no answer, or one that draws a finding. */
export type Judgement =
  | { is: "blank" }
  | { is: "good"; value: Value }
  | { is: "none"; kind: NoAnswer }
  | { is: "refused"; code: Refusal };

export type Refusal = "type" | "option" | "range";

/** The largest magnitude of a number and of a code. */
const limit = 1e15;

/** Judges one answer by its item's domain alone. */
export function judge(domain: Domain, raw: Json | undefined): Judgement {
  if (isBlank(raw)) return { is: "blank" };
  const kind = noAnswerOf(raw, domain);
  return kind ? { is: "none", kind } : judgeValue(domain, raw);
}

function judgeValue(domain: Domain, raw: Json): Judgement {
  switch (domain.kind) {
    case "choice":
      return judgeChoice(domain, raw);
    case "choices":
      return judgeChoices(domain, raw);
    case "number":
      return judgeNumber(domain, raw);
    case "date":
      return judgeDate(raw);
    case "text":
    case "signature":
      return typeof raw === "string" ? good(raw) : refused("type");
  }
}

function judgeChoice(domain: Domain, raw: Json): Judgement {
  if (!isCode(raw)) return refused("type");
  return bears(domain, raw) ? good(plain(raw)) : refused("option");
}

function judgeChoices(domain: Domain, raw: Json): Judgement {
  if (!Array.isArray(raw) || !raw.every(isCode)) return refused("type");
  const marks = (raw as number[]).map(plain);
  if (!marks.every((code) => bears(domain, code)) || repeats(marks)) return refused("option");
  if (marks.length > 1 && marks.some((code) => isExclusive(domain, code))) return refused("option");
  return within(domain, marks.length) ? good(marks) : refused("range");
}

function judgeNumber(domain: Domain, raw: Json): Judgement {
  if (typeof raw !== "number" || !(Math.abs(raw) <= limit)) return refused("type");
  if (domain.integer && !Number.isInteger(raw)) return refused("type");
  return within(domain, raw) ? good(plain(raw)) : refused("range");
}

function judgeDate(raw: Json): Judgement {
  const day = typeof raw === "string" ? parseDate(raw) : undefined;
  return day === undefined ? refused("type") : good(day);
}

function isCode(raw: Json): raw is number {
  return typeof raw === "number" && Number.isInteger(raw) && Math.abs(raw) <= limit;
}

function bears(domain: Domain, code: number): boolean {
  return (domain.options ?? []).some((option) => option.code === code);
}

function isExclusive(domain: Domain, code: number): boolean {
  return (domain.options ?? []).some((option) => option.code === code && option.exclusive === true);
}

function repeats(marks: number[]): boolean {
  return new Set(marks).size < marks.length;
}

function within(domain: Domain, x: number): boolean {
  return !(domain.min !== undefined && x < domain.min) && !(domain.max !== undefined && x > domain.max);
}

/** −0 is 0. */
function plain(x: number): number {
  return x + 0;
}

function good(value: Value): Judgement {
  return { is: "good", value };
}

function refused(code: Refusal): Judgement {
  return { is: "refused", code };
}
