import { parseMoment } from "./date";
import type { Domain, NoAnswer } from "./ir";
import { isFound } from "./pattern";
import { isBlank, noAnswerOf, type Json } from "./record";
import { isPhoto, mostPhoto } from "./photo";
import { isResidentId } from "./residentid";

/** The value of an answer that counts: a number, a code, a day number, a time or other text, the marks of a multi, or the
 * latitude, longitude and maybe the accuracy of a location. */
export type Value = number | string | number[];

/** What an answer is to its item: none, one with a value, a kind of no answer, or one that draws a finding. */
export type Judgement =
  | { is: "blank" }
  | { is: "good"; value: Value }
  | { is: "none"; kind: NoAnswer }
  | { is: "refused"; code: Refusal }
  /** Of a computed item: not the value that the other answers give. */
  | { is: "differs"; value: Value };

export type Refusal = "type" | "option" | "range";

/** The largest magnitude of a number and of a code. */
export const limit = 1e15;

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
      return judgeDate(domain, raw);
    case "text":
      return judgeText(domain, raw);
    case "rows":
      return judgeRows(domain, raw);
    case "signature":
      return domain.format === "photo" ? judgePhoto(raw) : judgeSignature(raw);
    case "location":
      return judgeLocation(raw);
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

function judgeDate(domain: Domain, raw: Json): Judgement {
  if (typeof raw !== "string") return refused("type");
  const moment = parseMoment(raw, domain.format);
  return moment === undefined ? refused("type") : good(moment);
}

function judgeText(domain: Domain, raw: Json): Judgement {
  if (typeof raw !== "string") return refused("type");
  return fits(domain, raw) ? good(raw) : refused("range");
}

/** Its value is how many rows it has. */
function judgeRows(domain: Domain, raw: Json): Judgement {
  if (!Array.isArray(raw)) return refused("type");
  return within(domain, raw.length) ? good(raw.length) : refused("range");
}

/** Whether a text has the form that the domain asks for. */
function fits(domain: Domain, text: string): boolean {
  if (!within(domain, Array.from(text).length)) return false;
  if (domain.pattern !== undefined && !isFound(domain.pattern, text)) return false;
  return domain.format !== "resident-id" || isResidentId(text);
}

function judgeSignature(raw: Json): Judgement {
  return typeof raw === "string" ? good(raw) : refused("type");
}

function judgePhoto(raw: Json): Judgement {
  if (typeof raw !== "string" || !isPhoto(raw)) return refused("type");
  return Array.from(raw).length <= mostPhoto ? good(raw) : refused("range");
}

function judgeLocation(raw: Json): Judgement {
  const place = placeOf(raw);
  if (!place) return refused("type");
  const [lat, lon, accuracy = 0] = place;
  const there = Math.abs(lat!) <= 90 && Math.abs(lon!) <= 180 && accuracy >= 0 && accuracy <= limit;
  return there ? good(place) : refused("range");
}

/** Latitude, longitude and maybe the accuracy of an object that has these and nothing else. */
export function placeOf(raw: Json): number[] | undefined {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) return undefined;
  const { lat, lon, accuracy, ...rest } = raw;
  const numbers = accuracy === undefined ? [lat, lon] : [lat, lon, accuracy];
  if (Object.keys(rest).length > 0 || !numbers.every((x) => typeof x === "number")) return undefined;
  return (numbers as number[]).map(plain);
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
