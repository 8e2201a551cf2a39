// A file of households that somebody gives to the page, whatever it is.

import { elementsOf, isArray } from "./array";
import { tableOf } from "./csv";
import { decoded, encodingOf } from "./decode";
import type { Heads } from "./heads";
import { parsed } from "./json";
import { Refused } from "./refused";
import type { Row } from "./table";

/** What a file holds. */
export interface Read {
  records: Row[];
  /** The lines and rows that are no record, from 1; in an array the elements. */
  broken: number[];
  isArray?: true;
  /** The heads of columns that are no item's. */
  unread: string[];
}

/** How many characters a line has at most. */
const longest = 4_000_000;

/** Reads JSON lines, an array of records or a table, as the name of the file says, or else its first character. Throws Refused where it is neither. */
export function read(bytes: Uint8Array, name: string, heads: Heads): Read {
  if (begins(bytes, "PK\x03\x04") || begins(bytes, "\xd0\xcf\x11\xe0")) throw new Refused("device.workbook");
  if (isLines(bytes, name)) return linesOf(...decoded(bytes, "utf-8"));
  const [text, gap] = decoded(bytes, encodingOf(bytes));
  return tableOf(text, heads, (row) => !row.includes("\0") && !gap?.test(row));
}

function begins(bytes: Uint8Array, with_: string): boolean {
  return Array.from(with_).every((character, i) => bytes[i] === character.charCodeAt(0));
}

function isLines(bytes: Uint8Array, name: string): boolean {
  const [, kind] = /\.(jsonl|ndjson|json|csv|tsv)$/i.exec(name) ?? [];
  if (kind) return kind.toLowerCase().includes("js");
  return /^(?:[{[]|$)/.test(new TextDecoder().decode(bytes.subarray(0, 512)).replace(/^[\s\0\uFFFD]+/, ""));
}

/** The records of JSON lines, or of an array. */
function linesOf(text: string, gap: RegExp | undefined): Read {
  const file: Read = { records: [], broken: [], unread: [] };
  if (isArray(text)) file.isArray = true;
  (file.isArray ? elementsOf(text) : text.split("\n")).forEach((line, i) => {
    if (line.trim() === "") return;
    const record = line.length > longest || gap?.test(line) ? undefined : parsed(line);
    if (typeof record === "object" && record !== null && !Array.isArray(record)) file.records.push(record);
    else file.broken.push(i + 1);
  });
  return file;
}
