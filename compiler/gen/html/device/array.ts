// One JSON array of records. Package runtime/answers says the same in Go (array.go).

import { parsed } from "./json";

/** Whether a text is an array of records, and not lines: it holds objects, and does not end with its line where more follows. */
export function isArray(text: string): boolean {
  const whole = text.trim();
  const line = whole.split("\n", 1)[0]!;
  return /^\[\s*\{/.test(whole) && (line === whole || parsed(line) === undefined);
}

/**
 * The texts of an array's elements. What one of them says is for a parser to read. Of one that is cut off the last is no JSON; so is what
 * stands behind the array.
 */
export function elementsOf(text: string): string[] {
  const elements: string[] = [];
  let [depth, start] = [0, 0];
  const add = (piece: string) => piece.trim() !== "" && elements.push(piece);
  for (const { 0: token, index } of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"?|[[\]{},]/gs)) {
    const closes = "]}".includes(token);
    if (depth === 1 && (closes || token === ",")) {
      add(text.slice(start, index));
      start = index! + 1;
    }
    if (closes) depth--;
    else if ("[{".includes(token) && depth++ === 0) start = index! + 1;
    if (closes && depth === 0) return (add(text.slice(index).replace(/^]\s*$/, "")), elements);
  }
  const rest = text.slice(start).trim();
  add(rest);
  return depth === 1 && (rest === "" || rest.endsWith("}")) ? elements.concat("…") : elements;
}
