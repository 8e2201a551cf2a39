import type { NoAnswer } from "./ir";
import type { Value } from "./judge";

/** What a walk through the form, or through one row of a group, has settled so far; formulas are asked of it. */
export class Known {
  /** The values of the answers that count and have one; of a group that counts, how many rows it has. */
  readonly values = new Map<string, Value>();
  /** The answers that count and are a kind of no answer. */
  readonly none = new Map<string, NoAnswer>();
  /** The items that bear any answer, be it refused or passed over. */
  readonly borne = new Set<string>();
  /** The items of which nothing more is to be expected. */
  readonly settled = new Set<string>();
  readonly rows = new Map<string, Rows>();
  /** Shared formulas already worked out, by index: what they stand on was settled by then. */
  readonly shared: (boolean | undefined)[] = [];

  /** Of a row: what is known around it, and the group that it is a row of. */
  constructor(
    readonly outer?: Known,
    readonly group?: string,
  ) {}

  /** The value of an item of this row, or of what is around it. */
  value(item: string): Value | undefined {
    return this.values.get(item) ?? this.outer?.value(item);
  }

  noAnswer(item: string): NoAnswer | undefined {
    return this.none.get(item) ?? this.outer?.noAnswer(item);
  }

  /** Whether the item bears an answer that counts. */
  answered(item: string): boolean {
    return this.value(item) !== undefined || this.noAnswer(item) !== undefined;
  }

  isBorne(item: string): boolean {
    return this.borne.has(item) || (this.outer?.isBorne(item) ?? false);
  }

  isSettled(item: string): boolean {
    return this.settled.has(item) || (this.outer?.isSettled(item) ?? false);
  }

  rowsOf(group: string): Rows {
    return this.rows.get(group) ?? this.outer!.rowsOf(group);
  }
}

/** The rows of a group. */
export interface Rows {
  /** Those that are there and not passed over. */
  list: Known[];
  /** Whether their number is known and each is there. */
  whole: boolean;
}
