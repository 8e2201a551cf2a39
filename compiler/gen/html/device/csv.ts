import type { Json } from "../form/record";
import { trim } from "./cell";
import type { Column, Heads } from "./heads";
import { headerOf, type Header } from "./header";
import { rowsOf, type TextRow } from "./rows";
import { own, put, type Row } from "./table";

/** How many characters a row has at most, and how many values. */
const [longest, most] = [4_000_000, 100_000];

/** What a table of answers says: the records of its rows, the numbers of those that cannot be read, the heads of the columns that are no item's. */
export interface Table {
  records: Row[];
  broken: number[];
  unread: string[];
}

/** Reads a table. Rows without any answer are no records. Throws Refused where no row is of use as a header. */
export function tableOf(text: string, heads: Heads, isReadable: (row: string) => boolean): Table {
  const lines = text.replace(/\r\n?/g, "\n");
  const header = headerOf(lines, heads, isReadable);
  const table: Table = { records: [], broken: [], unread: header.unread };
  for (const row of rowsOf(lines, header.delimiter, header.row.end, header.row.number + 1)) {
    const record = isSound(row, header.delimiter) && isReadable(row.text) ? recordIn(row, header) : undefined;
    if (!record) table.broken.push(row.number);
    else if (Object.keys(record).length > 0) table.records.push(record);
  }
  return table;
}

function isSound({ text, isFaulty, isBare }: TextRow, delimiter: string): boolean {
  if (isFaulty || isBare || text.length > longest) return false;
  return text.length <= most || text.split(delimiter).length <= most + 1;
}

/** The record of a row; undefined where it has more cells than the header, or makes more than a record can hold. */
function recordIn({ cells }: TextRow, { columns }: Header): Row | undefined {
  const record: Row = {};
  const room = { left: most };
  for (const [i, cell] of cells.map(trim).entries()) {
    const column = columns[i];
    if (cell !== "" && i >= columns.length) return undefined;
    if (cell !== "" && column) put(rowIn(record, column, room), column.id, column.read(cell));
  }
  return room.left >= 0 ? record : undefined;
}

/** The row of a record that a column is of. Rows in front of it are there and empty. */
function rowIn(record: Row, { rows }: Column, room: { left: number }): Row {
  let row = record;
  for (const [head, nr] of rows) {
    const list = (own(row, head) ?? put(row, head, [])) as Json[];
    for (; list.length <= nr && room.left >= 0; room.left--) list.push(null);
    row = (list[nr] ??= {}) as Row;
  }
  return row;
}
