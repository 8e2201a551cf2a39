import { decimal } from "../form/numeral";
import type { Item } from "../form/ir";
import type { LinkedItem, Program } from "../form/program";
import { isRow } from "../form/given";
import { placeOf } from "../form/judge";
import { isBlank, noAnswerOf, type Json } from "../form/record";
import { say, type Texts } from "../form/say";
import { trim } from "./cell";
import type { Heads } from "./heads";

export type Row = { [key: string]: Json };

interface Column {
  head: string;
  cell(record: Row): string;
}

/** Records as a table that spreadsheets open and `surveyc check` reads: a column an item, also in the rows of a group. */
export function csvOf(program: Program, heads: Heads, texts: Texts, records: Row[]): string {
  const others = new Set(records.flatMap((record) => Object.keys(record)).filter((key) => !program.byId.has(key) && !isTaken(heads, key)));
  const columns = [...Array.from(others, (key) => ({ head: key, cell: (record: Row) => plain(own(record, key)) })), ...program.items.flatMap((linked) => columnsOf(linked, records, texts))];
  const lines = [columns.map(({ head }) => head), ...records.map((record) => columns.map(({ cell }) => cell(record)))];
  return "\uFEFF" + lines.map((cells) => cells.map(quoted).join(",") + "\r\n").join("");
}

/** Whether a head would be taken for another column, which a table must not have twice. */
function isTaken(heads: Heads, key: string): boolean {
  const column = heads.column(trim(key));
  return column !== undefined && (column.isItem || column.id !== key);
}

/** A group whose rows stand in columns has one for each item of each row; any other item has one. */
function columnsOf(linked: LinkedItem, records: Row[], texts: Texts): Column[] {
  const { item } = linked;
  const lists = records.map((record) => own(record, item.id)).filter((raw) => !isBlank(raw));
  if (item.domain.kind !== "rows" || !lists.every(isPlainRows)) return [{ head: item.id, cell: (record) => cellOf(item, own(record, item.id), texts) }];
  const most = Math.max(0, ...lists.map((list) => (list as Json[]).length));
  return Array.from({ length: most }, (_, at) => rowColumns(linked, at, texts)).flat();
}

function rowColumns({ item: group, items }: LinkedItem, at: number, texts: Texts): Column[] {
  return items.map(({ item }) => ({
    head: `${group.id}[${at + 1}].${item.id}`,
    cell: (record) => cellOf(item, own((own(record, group.id) as Row[] | undefined)?.[at] ?? {}, item.id), texts),
  }));
}

/** Whether columns can say it: each row has an answer. */
function isPlainRows(raw: Json | undefined): boolean {
  return Array.isArray(raw) && raw.every((row) => isRow(row) && Object.values(row).some((answer) => !isBlank(answer)));
}

/** What a record says of an item, which may be called `constructor`. */
export function own(record: Row, key: string): Json | undefined {
  return Object.prototype.hasOwnProperty.call(record, key) ? record[key] : undefined;
}

/** Puts an answer into a record, also one to an item that is called `__proto__`, and returns it. */
export function put(record: Row, key: string, value: Json): Json {
  Object.defineProperty(record, key, { value, enumerable: true, writable: true, configurable: true });
  return value;
}

/** An answer as a person would write it into a cell. */
function cellOf({ domain }: Item, raw: Json | undefined, texts: Texts): string {
  const none = noAnswerOf(raw, domain);
  if (none) return say(texts, "none." + none);
  if (domain.kind === "choices" && Array.isArray(raw)) return raw.map(plain).join("；");
  const place = domain.kind === "location" && !isBlank(raw) ? placeOf(raw as Json) : undefined;
  return place ? place.map(decimal).join(",") : plain(raw);
}

/** No spreadsheet takes a text for a formula; blanks in front of a cell do not count. */
function plain(raw: Json | undefined): string {
  if (isBlank(raw)) return "";
  if (typeof raw === "number") return decimal(raw);
  if (typeof raw !== "string") return JSON.stringify(raw);
  return /^[=+\-@\t\r＝＋－＠]/.test(raw) ? "\t" + raw : raw;
}

function quoted(cell: string): string {
  return /[",;|\t\r\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell;
}
