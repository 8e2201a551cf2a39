import type { NoAnswer } from "./ir";
import type { Value } from "./judge";

/** What a walk through the form has settled so far; formulas are asked of it. */
export class Known {
  /** The values of the answers that count and have one. */
  readonly values = new Map<string, Value>();
  /** The answers that count and are a kind of no answer. */
  readonly none = new Map<string, NoAnswer>();
  /** The items that bear any answer, be it refused or passed over. */
  readonly borne = new Set<string>();
  /** Shared formulas already worked out, by index: what they stand on was settled by then. */
  readonly shared: (boolean | undefined)[] = [];

  /** Whether the item bears an answer that counts. */
  answered(item: string): boolean {
    return this.values.has(item) || this.none.has(item);
  }
}
