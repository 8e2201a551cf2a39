import { finite, type Json } from "../form/record";

/** How many values a record has at most, and how deep in one another. */
const [most, deepest] = [100_000, 1000];

/** What a JSON text says; undefined for what is none, bears a key twice or is no text in Unicode, and for more than a record can hold. */
export function parsed(text: string): Json | undefined {
  try {
    const value = JSON.parse(text, finite) as Json;
    const inside = { values: 0, members: 0 };
    count(value, 1, inside);
    return inside.values <= most && inside.members === membersIn(text) ? value : undefined;
  } catch {
    return undefined;
  }
}

function count(value: Json, depth: number, into: { values: number; members: number }): void {
  if (depth > deepest) throw new RangeError();
  into.values++;
  if (typeof value === "string") return whole(value);
  if (typeof value !== "object" || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    whole(key);
    count(member, depth + 1, into);
  }
  if (!Array.isArray(value)) into.members += Object.keys(value).length;
}

/** Throws on a text with half a character in it. */
function whole(text: string): void {
  if (/[\ud800-\udfff]/.test(text)) encodeURIComponent(text);
}

/** How many members are written in a JSON text. */
function membersIn(text: string): number {
  return (text.match(/"[^"\\]*(?:\\.[^"\\]*)*"\s*:?/g) ?? []).filter((one) => one.endsWith(":")).length;
}
