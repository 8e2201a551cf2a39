// The row of a table that says which column is which item. Package runtime/answers says the same in Go (csv.go, header.go).

import { trim } from "./cell";
import type { Column, Heads } from "./heads";
import { Refused } from "./refused";
import { cut, rowsOf, type TextRow } from "./rows";

export interface Header {
  row: TextRow;
  delimiter: string;
  /** By their place; undefined where the cells under a head are not read. */
  columns: (Column | undefined)[];
  /** The heads of those that are not, each once. */
  unread: string[];
}

/** A row taken for the header. */
interface Candidate extends Header {
  /** How many columns are of items, and how many have a head. */
  matched: number;
  filled: number;
}

/** What may stand between cells, how many rows are looked through for the header, and how many cells it has at most. */
const [delimiters, mostTitles, mostCells] = [",;\t|", 10, 100_000];

/** The header of a table, taken apart by what makes most of its heads items', and of that by what makes most cells. Throws Refused where there is none. */
export function headerOf(text: string, heads: Heads, isReadable: (row: string) => boolean): Header {
  const rows = firstRows(text, heads, isReadable);
  const found = Array.from(delimiters, (delimiter) => headerAmong(candidates(rows, delimiter, heads))).filter((one): one is Candidate => one !== undefined);
  const [best] = found.sort((a, b) => b.matched - a.matched || b.columns.length - a.columns.length);
  if (!best) throw new Refused("device.no-table");
  const twice = repeated(best.columns);
  if (twice !== undefined) throw new Refused("device.head-twice", twice);
  if (best.matched === 0) throw new Refused("device.no-head");
  return best;
}

/** The rows up to one that certainly is the header, or as many as titles may take. */
function firstRows(text: string, heads: Heads, isReadable: (row: string) => boolean): TextRow[] {
  const rows: TextRow[] = [];
  for (const row of rowsOf(text, delimiters)) {
    if (rows.length === 0 && (row.isFaulty || !isReadable(row.text))) throw new Refused("device.no-table");
    if (row.text === "") continue;
    rows.push(row);
    if (row.isFaulty || rows.length === mostTitles || Array.from(delimiters).some((delimiter) => isCertain(candidates([row], delimiter, heads)[0]))) break;
  }
  return rows;
}

/** Whether a row need not be compared with those behind it. */
function isCertain(one: Candidate | undefined): boolean {
  return one !== undefined && one.matched > 0 && 3 * one.matched >= 2 * one.filled;
}

/** The first rows as headers, up to one that a delimiter cannot take apart. */
function candidates(rows: TextRow[], delimiter: string, heads: Heads): Candidate[] {
  const list: Candidate[] = [];
  for (const row of rows) {
    const parts = row.isFaulty ? undefined : cut(row.text, 0, delimiter);
    if (!parts || parts.isBare) break;
    if (parts.cells.length > mostCells) throw new Refused("device.no-table");
    list.push(candidate(row, delimiter, parts.cells.map(trim), heads));
  }
  return list;
}

function candidate(row: TextRow, delimiter: string, cells: string[], heads: Heads): Candidate {
  const columns = cells.map((cell) => heads.column(cell));
  const unread = Array.from(new Set(cells.filter((cell, i) => cell !== "" && columns[i] === undefined)));
  const filled = cells.filter((cell) => cell !== "").length;
  return { row, delimiter, columns, unread, matched: columns.filter((column) => column?.isItem).length, filled };
}

/**
 * The first row of which any cell is an item's, unless a row behind it makes it look like a title: it has more than twice as many of
 * items. What stands above the header must look like a title too: few cells, as merged ones are. Where none is one, the first.
 */
function headerAmong(rows: Candidate[]): Candidate | undefined {
  let best: Candidate | undefined;
  rows.forEach((one, i) => {
    if (one.matched === 0 || rows.slice(0, i).some(({ filled }) => 2 * filled > one.filled)) return;
    if (!best || one.matched > 2 * best.matched) best = one;
  });
  return best ?? rows[0];
}

/** What two columns are of: the same, or a group in one and its rows in others. */
function repeated(columns: (Column | undefined)[]): string | undefined {
  const read = columns.filter((column): column is Column => column !== undefined);
  const seen = new Set(read.flatMap(({ groups }) => groups));
  return read.find(({ key }) => seen.size === seen.add(key).size)?.key;
}
