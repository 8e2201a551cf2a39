// A text table, cut into rows and cells. Package runtime/answers says the same in Go (rows.go).

export interface TextRow {
  /** Counted with the header, from 1. */
  number: number;
  text: string;
  cells: string[];
  /** A quote is left open, or text stands behind a closing one: such a row is given up at its first line end. */
  isFaulty: boolean;
  /** A quote stands in a cell that does not begin with one. */
  isBare: boolean;
  /** Where the next row begins. */
  end: number;
}

/** The rows of a table from a place on: a line each, or several where a line end stands inside quotes. */
export function* rowsOf(text: string, delimiters: string, from = 0, number = 1): Generator<TextRow> {
  for (let start = from; start < text.length; number++) {
    const row = cut(text, start, delimiters);
    const end = row?.end ?? lineEnd(text, start);
    yield { number, text: text.slice(start, end), cells: row?.cells ?? [], isFaulty: row === undefined, isBare: row?.isBare ?? false, end: end + 1 };
    start = end + 1;
  }
}

/** The cells of a row and where it ends; undefined where it cannot be right. */
export function cut(text: string, start: number, delimiters: string): { cells: string[]; isBare: boolean; end: number } | undefined {
  const cells: string[] = [];
  let isBare = false;
  for (let at = start; ; at++) {
    const [cell, end] = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at, delimiters);
    if (end < 0) return undefined;
    isBare = isBare || (text[at] !== '"' && cell.includes('"'));
    cells.push(cell);
    if (end >= text.length || text[end] === "\n") return { cells, isBare, end };
    if (!delimiters.includes(text[end]!)) return undefined;
    at = end;
  }
}

/** What stands between quotes from a place on, and the place behind, -1 where they do not close. */
function quotedCell(text: string, start: number): [string, number] {
  let at = text.indexOf('"', start + 1);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return [text.slice(start + 1, at).replace(/""/g, '"'), at < 0 ? at : at + 1];
}

function plainCell(text: string, start: number, delimiters: string): [string, number] {
  let at = start;
  while (at < text.length && text[at] !== "\n" && !delimiters.includes(text[at]!)) at++;
  return [text.slice(start, at), at];
}

function lineEnd(text: string, start: number): number {
  const end = text.indexOf("\n", start);
  return end < 0 ? text.length : end;
}
