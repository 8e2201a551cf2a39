import type { LinkedItem } from "./program";
import { type Answers, type Json } from "./record";
import type { Group, Row, Source } from "./route";

/** The answers of a record, or of a row of one, as they stand. */
export class Given implements Source {
  constructor(private readonly answers: Answers) {}

  answer(id: string): Json | undefined {
    return this.answers.get(id);
  }

  group({ item }: LinkedItem): Group {
    const raw = this.answers.get(item.id);
    return { raw, rows: Array.isArray(raw) ? raw.map(rowOf) : [] };
  }

  keys(): string[] {
    return Array.from(this.answers.keys());
  }
}

function rowOf(raw: Json): Row {
  return isRow(raw) ? { source: new Given(new Map(Object.entries(raw))), instead: undefined } : { source: undefined, instead: raw };
}

/** A row is an object. */
export function isRow(raw: Json): raw is { [key: string]: Json } {
  return typeof raw === "object" && !Array.isArray(raw) && raw !== null;
}
