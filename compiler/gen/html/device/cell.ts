// What a cell of a table says as the answer to an item. Package runtime/answers says the same in Go.

import { parseDate } from "../form/date";
import type { Domain, Format, NoAnswer } from "../form/ir";
import { narrow } from "../form/numeral";
import { finite, type Json } from "../form/record";
import { parsed } from "./json";

/** Reads a cell without the blanks around it. One that is no answer stays the text that it is. */
export type Reader = (cell: string) => Json;

/** A reader for a domain, whose options have these texts, in their order. */
export function readerOf(domain: Domain, options: string[]): Reader {
  const read = reading(domain, options);
  return (cell) => {
    const none = domain.none?.find((kind) => noAnswers[kind].includes(foldText(cell)));
    return none ? { none } : read(cell);
  };
}

/** How a person writes a kind of no answer, in either language. */
const noAnswers: { [kind in NoAnswer]: string[] } = { refused: ["拒答", "refused"], dontknow: ["不知道", "dontknow"] };

function reading(domain: Domain, options: string[]): Reader {
  switch (domain.kind) {
    case "choice":
      return choice(new Marks(domain, options));
    case "choices":
      return choices(new Marks(domain, options));
    case "number":
      return (cell) => numberIn(cell) ?? cell;
    case "date":
      return (cell) => moment(cell, domain.format);
    case "location":
      return location;
    case "rows":
      return rowsIn;
  }
  return text(domain.format);
}

/** Rows of a group, or what was acknowledged, as JSON. */
export function rowsIn(cell: string): Json {
  const rows = parsed(cell);
  return Array.isArray(rows) ? rows : cell;
}

function text(format: Format | undefined): Reader {
  switch (format) {
    case "resident-id":
    case "phone":
      return (cell) => canonicalId(cell).toUpperCase();
    case "photo":
      return (cell) => cell.replace(/\\/g, "/");
  }
  return (cell) => cell;
}

function choice(marks: Marks): Reader {
  return (cell) => {
    const codes = marks.read(cell);
    return codes?.length === 1 ? codes[0]! : cell;
  };
}

function choices(marks: Marks): Reader {
  return (cell) => marks.read(cell) ?? marks.apart(cell) ?? cell;
}

const separators = /[;；,，、]/;

/** Reads codes and the texts of options. */
class Marks {
  /** By the texts that one option alone bears. */
  private readonly codes = new Map<string, number>();
  /** Separators in the longest text. */
  private readonly longest: number;

  constructor({ options = [] }: Domain, texts: string[]) {
    const seen = new Set([""]);
    options.forEach(({ code }, i) => {
      const text = foldText(texts[i]!);
      if (seen.has(text)) this.codes.delete(text);
      else this.codes.set(text, code);
      seen.add(text);
    });
    this.longest = Math.max(0, ...texts.map((text) => text.split(separators).length - 1));
  }

  /** A number, circled codes that stand together, or an option's text. */
  read(cell: string): number[] | undefined {
    const code = numberIn(cell);
    if (code !== undefined) return [code];
    const folded = foldText(cell);
    const circles = Array.from(folded, circled);
    if (circles.length > 0 && circles.every((one) => one > 0)) return circles;
    const named = this.codes.get(folded) ?? this.withText(folded);
    return named === undefined ? undefined : [named];
  }

  /** A code with its own text behind it: ①是, 1.是. */
  private withText(cell: string): number | undefined {
    const front = circled(cell) || Number(/^\d{1,9}/.exec(cell)?.[0] ?? NaN);
    const code = this.codes.get(cell.replace(/^(?:\d{1,9}|\D)[.、:)]*/, ""));
    return code === front ? code : undefined;
  }

  /** Marks apart by separators. As an option's text may hold some, the longest stretch that reads as marks is taken each time. */
  apart(cell: string): number[] | undefined {
    const ends = endsIn(cell);
    const codes: number[] = [];
    for (let i = 0; i + 1 < ends.length; ) {
      const [marks, next] = this.stretch(cell, ends, i);
      if (next === i) return undefined;
      codes.push(...marks);
      i = next;
    }
    return codes.length > 0 ? codes : undefined;
  }

  /** The longest stretch from a piece on, and the piece behind it. */
  private stretch(cell: string, ends: number[], i: number): [number[], number] {
    for (let next = Math.min(i + 1 + this.longest, ends.length - 1); next > i; next--) {
      const text = trim(cell.slice(ends[i]! + 1, ends[next]));
      const marks = text === "" ? [] : this.read(text); // there may be nothing between two separators
      if (marks) return [marks, next];
    }
    return [[], i];
  }
}

/** Where the pieces of a cell end, which separators stand between; in front of the first piece is an end, too. */
function endsIn(cell: string): number[] {
  const ends = [-1];
  for (let i = 0; i < cell.length; i++) if (separators.test(cell[i]!)) ends.push(i);
  return ends.concat(cell.length);
}

/** The code of a circled number that a text begins with, 0 for none. */
function circled(text: string): number {
  const at = text.charCodeAt(0);
  if (at >= 0x2460 && at <= 0x2473) return at - 0x245f;
  if (at >= 0x3251 && at <= 0x325f) return at - 0x323c;
  return at >= 0x32b1 && at <= 0x32bf ? at - 0x328d : 0;
}

/** A number as JSON writes it, also in full-width digits. */
function numberIn(cell: string): number | undefined {
  const text = narrow(cell);
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text) ? (finite("", Number(text)) as number) : undefined;
}

function location(cell: string): Json {
  const parts = cell.split(/[\s\u0085\u200B;；,，、]+/).filter((part) => part !== "");
  const numbers = parts.map(numberIn);
  if (parts.length < 2 || parts.length > 3 || numbers.includes(undefined)) return cell;
  const [lat, lon, accuracy] = numbers as [number, number, number?];
  return accuracy === undefined ? { lat, lon } : { lat, lon, accuracy };
}

/** Of digits that may be one or two, two where there are two. */
export const digits = "(\\d\\d|\\d(?!\\d))";
const day = `(\\d{4})(?:-(\\d\\d)-(\\d\\d)|/${digits}/${digits}|年${digits}月${digits}日)`;
const clock = `${digits}(?::(\\d\\d)(?::00)?|[时点](\\d\\d)分)`;
const moments: { [format: string]: RegExp } = { date: exactly(day), time: exactly(clock), datetime: exactly(`${day}[ T]?${clock}`) };

function exactly(pattern: string): RegExp {
  return new RegExp(`^${pattern}$`);
}

/** A date, a time or both as a record has them. */
function moment(cell: string, format = "date"): string {
  const text = format === "datetime" ? cell.replace(/(?:(?!\uFEFF)\s|\u0085)+/g, " ") : cell;
  const parts = moments[format]!.exec(narrow(text))?.slice(1).filter((part) => part !== undefined) ?? [];
  const padded = parts.map((part) => part.padStart(2, "0"));
  const [date, time] = format === "time" ? [[], padded] : [padded.slice(0, 3), padded.slice(3)];
  const isReal = (date.length === 0 || isDay(...(date as [string, string, string]))) && (time.length === 0 || (time[0]! < "24" && time[1]! < "60"));
  return parts.length > 0 && isReal ? [date.join("-"), time.join(":")].filter(Boolean).join("T") : text;
}

/** Whether there is such a day, also in a year 0. */
export function isDay(year: string, month: string, day: string): boolean {
  return parseDate([year === "0000" ? "2000" : year, month.padStart(2, "0"), day.padStart(2, "0")].join("-")) !== undefined;
}

/** An id as a person typed it, with half-width characters and one `-` for each dash. */
export function canonicalId(head: string): string {
  return narrow(trim(head)).replace(/[-—–―−‐‑]+/g, "-");
}

/** Makes texts alike that differ in the width of their characters or in blanks. */
export function foldText(text: string): string {
  return narrow(text.replace(/[\s\u0085\u200B]+/g, ""));
}

/** A cell without the blanks around it, those of Chinese input methods and of copied web pages too. */
export function trim(cell: string): string {
  let [start, end] = [0, cell.length];
  while (start < end && isBlank(cell[start]!)) start++;
  while (start < end && isBlank(cell[end - 1]!)) end--;
  return cell.slice(start, end);
}

function isBlank(character: string): boolean {
  return /[\s\u0085\u200B]/.test(character);
}
