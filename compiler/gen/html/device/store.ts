import type { Household, Summary } from "./household";

/** The households of one survey on the device. */
export interface Store {
  /** Whether what is stored is there when the page is opened again. */
  readonly lasts: boolean;
  /** How many households the browser had lost and the store has again. */
  readonly restored?: number;
  /** All of them, the one that was saved last first. */
  list(): Promise<Summary[]>;
  get(id: string): Promise<Household | undefined>;
  /** All of them with their answers, as an export wants them. */
  all(): Promise<Household[]>;
  /**
   * Saves a household as the revision after `base`, and gives it with its new counts. Resolves once it is stored; throws Conflict
   * and stores nothing where another one has been saved meanwhile. One that was deleted is stored again. Where it is ours alone nothing
   * is looked at, and what is to be stored is on its way when this returns.
   */
  save(household: Household, base: number, isOurs?: boolean): Promise<Household>;
  remove(id: string): Promise<void>;
  /** Sees to it that what was saved outlives a loss of power. */
  flush(): Promise<void>;
}

/** The household was saved by somebody else. */
export class Conflict extends Error {}

/** The household as it is saved: in front of all that were saved before. */
export function succeeding(household: Household, base: number, there: Summary | undefined, last: number | undefined): Household {
  if (there && there.revision !== base) throw new Conflict();
  return { ...household, revision: base + 1, order: (last ?? 0) + 1 };
}

export function newestFirst(list: Summary[]): Summary[] {
  return list.sort((a, b) => b.order - a.order);
}

export function later(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, ms, undefined));
}
