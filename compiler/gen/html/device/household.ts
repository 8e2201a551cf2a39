import type { Draft } from "../form/sheet";

export type State = "draft" | "complete";

/** What the list shows of a household; the answers stand apart, so that a long list is read fast. */
export interface Summary {
  /** Also the `_id` of its record. */
  id: string;
  /** What it was last filled in for. */
  survey: string;
  version: string;
  /** What it is called, and where it is; "" and none while that is not answered. */
  name: string;
  places: string[];
  state: State;
  /** How many findings refuse it. */
  left: number;
  /** When it was exported as it stands. */
  exported?: number | undefined;
  /** By the clock of the device, which may be wrong: to be shown, not to be compared. */
  created: number;
  changed: number;
  /** Counts the times that it was saved. */
  revision: number;
  /** Counts the times that any household of the store was saved: what is greater was saved later. */
  order: number;
}

/** A household on the device. */
export interface Household extends Summary, Draft {}

/** A summary without the household's answers. */
export function summaryOf(household: Household): Summary {
  const { record, parked, locked, overrides, ...summary } = household;
  return summary;
}

/** A household that is to begin with some answers. Nothing of it is stored yet. */
export function begun(survey: string, version: string, record: Draft["record"]): Household {
  const now = Date.now();
  return {
    id: newId(), survey, version, name: "", places: [], state: "draft", left: 0, created: now, changed: now, revision: 0, order: 0,
    record, locked: [],
  }; // prettier-ignore
}

const letters = "0123456789abcdefghjkmnpqrstvwxyz";

/** An id that no other device gives: 60 random bits. */
export function newId(): string {
  return "h-" + Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => letters[byte % 32]).join("");
}
