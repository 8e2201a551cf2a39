import type { Check } from "./formula";
import type { Domain, Term } from "./ir";
import type { Known } from "./known";
import { linkTerm, valueOf } from "./term";

/** How many rows a group has by the answers before it: so many; or, where as many as are given or that is not known, at most so many. */
export interface Count {
  is: "known" | "free" | "unknown";
  number: number;
}

export type Counting = (known: Known) => Count;

export function linkCount(times: Term | undefined, domain: Domain, shared: Check[]): Counting {
  const most = domain.max ?? 0;
  if (!times) return () => ({ is: "free", number: most });
  const term = linkTerm(times, shared);
  return (known) => {
    const value = valueOf(term, known) as number | undefined;
    if (value !== undefined) return { is: "known", number: Math.floor(Math.max(0, Math.min(value, most))) };
    const none = term.uses.every(({ item }) => known.isSettled(item));
    return none ? { is: "known", number: 0 } : { is: "unknown", number: most };
  };
}
