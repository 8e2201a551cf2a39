// A record is one JSON object: item id → answer. It is kept as a Map, so that an item called
// `constructor` or `__proto__` is an item like any other.

import type { Domain, NoAnswer } from "./ir";
import { decimal } from "./numeral";

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export type Answers = Map<string, Json>;

/** A record's answers, copied. Throws a TypeError on anything but a JSON object. */
export function answersOf(record: unknown): Answers {
  const copy: unknown = JSON.parse(JSON.stringify(record, finite) ?? "null");
  if (typeof copy !== "object" || copy === null || Array.isArray(copy)) {
    throw new TypeError("a record is an object: item id → answer");
  }
  return new Map(Object.entries(copy as { [key: string]: Json }));
}

/**
 * JSON.stringify writes an infinite number, which 1e999 is once read, as null, and that is no answer. The
 * largest number is an answer, and as wrong.
 */
export function finite(_key: string, value: unknown): unknown {
  return value === Infinity || value === -Infinity ? Math.sign(value) * Number.MAX_VALUE : value;
}

/** The object that holds the answers, copied. */
export function recordOf(answers: Answers): { [key: string]: Json } {
  const record: { [key: string]: Json } = {};
  answers.forEach((value, key) => {
    const copy = JSON.parse(JSON.stringify(value)) as Json;
    Object.defineProperty(record, key, { value: copy, enumerable: true, writable: true, configurable: true });
  });
  return record;
}

/** Whether an answer is none: absent, null, "" or []. */
export function isBlank(raw: Json | undefined): raw is undefined | null | "" {
  return raw === undefined || raw === null || raw === "" || (Array.isArray(raw) && raw.length === 0);
}

/** The kind of no answer that an answer is, if the domain offers it: an object like {"none": "refused"}. */
export function noAnswerOf(raw: Json | undefined, domain: Domain): NoAnswer | undefined {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw) || Object.keys(raw).join() !== "none") return undefined;
  return domain.none?.find((kind) => kind === raw["none"]);
}

/** What findings call the record: its `_id`, or "1", the first of its batch. */
export function nameOf(answers: Answers): string {
  const id = answers.get("_id");
  if (typeof id === "number") return decimal(id);
  return typeof id === "string" && id !== "" ? id : "1";
}
