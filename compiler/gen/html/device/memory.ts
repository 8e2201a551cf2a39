import { summaryOf, type Household, type Summary } from "./household";
import { newestFirst, succeeding, type Store } from "./store";

/** The store of a page that may store nothing: it is gone with the page. */
export class Memory implements Store {
  readonly lasts = false;
  private readonly households = new Map<string, Household>();
  private order = 0;

  async list(): Promise<Summary[]> {
    return newestFirst(Array.from(this.households.values(), summaryOf));
  }

  async get(id: string): Promise<Household | undefined> {
    return this.households.get(id);
  }

  async all(): Promise<Household[]> {
    return Array.from(this.households.values());
  }

  async save(household: Household, base: number, isOurs?: boolean): Promise<Household> {
    const saved = succeeding(household, base, isOurs ? undefined : this.households.get(household.id), this.order);
    this.order = saved.order;
    this.households.set(saved.id, saved);
    return saved;
  }

  async remove(id: string): Promise<void> {
    this.households.delete(id);
  }

  async flush(): Promise<void> {}
}
