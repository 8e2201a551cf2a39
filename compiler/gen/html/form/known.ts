import type { Value } from "./judge";

/** What a walk through the form has settled so far; formulas are asked of it. */
export class Known {
  /** The answers that count. */
  readonly values = new Map<string, Value>();
  /** The items that bear any answer, be it refused or passed over. */
  readonly borne = new Set<string>();
  /** Shared formulas already worked out, by index: what they stand on was settled by then. */
  readonly shared: (boolean | undefined)[] = [];
}
