// A store in IndexedDB. Each household is in two places: its summary for the list, and its draft. They change together.

import { summaryOf, type Household, type Summary } from "./household";
import { newestFirst, succeeding, type Store } from "./store";

type Place = "summaries" | "drafts" | "meta";

const places: Place[] = ["summaries", "drafts", "meta"];

export class Database implements Store {
  readonly lasts = true;
  private db: Promise<IDBDatabase> | undefined;

  constructor(private readonly name: string) {}

  async list(): Promise<Summary[]> {
    const { get } = await this.within("readonly");
    return newestFirst(await asked(get("summaries").getAll()));
  }

  async get(id: string): Promise<Household | undefined> {
    const { get } = await this.within("readonly");
    const [summary, draft] = await Promise.all([asked<Summary | undefined>(get("summaries").get(id)), asked(get("drafts").get(id))]);
    return summary && { ...draft, ...summary };
  }

  async all(): Promise<Household[]> {
    const { get } = await this.within("readonly");
    const [summaries, drafts] = await Promise.all([asked<Summary[]>(get("summaries").getAll()), asked<Household[]>(get("drafts").getAll())]);
    return summaries.map((summary, i) => ({ ...drafts[i]!, ...summary })); // both are in the order of ids
  }

  async save(household: Household, base: number): Promise<Household> {
    const { get, end } = await this.within("readwrite");
    return end(async () => {
      const [there, last] = await Promise.all([asked<Summary | undefined>(get("summaries").get(household.id)), asked<number | undefined>(get("meta").get("order"))]);
      const saved = succeeding(household, base, there, last);
      const { id, record, parked, locked } = saved;
      get("summaries").put(summaryOf(saved));
      get("drafts").put({ id, record, parked, locked });
      get("meta").put(saved.order, "order");
      return saved;
    });
  }

  async remove(id: string): Promise<void> {
    const { get, end } = await this.within("readwrite");
    await end(async () => {
      get("summaries").delete(id);
      get("drafts").delete(id);
    });
  }

  async flush(): Promise<void> {
    const { get, end } = await this.within("readwrite", "strict");
    await end(async () => void get("meta").put(0, "flushed"));
  }

  /** Whether what is written can be read back. */
  async works(): Promise<boolean> {
    const token = Math.random();
    const { get, end } = await this.within("readwrite", "strict");
    await end(async () => void get("meta").put(token, "tried"));
    return (await asked((await this.within("readonly")).get("meta").get("tried"))) === token;
  }

  /** A transaction: its places, and its end, which comes once all that `act` did is stored, or nothing of it is. */
  private async within(mode: IDBTransactionMode, durability: IDBTransactionDurability = "relaxed") {
    const tx = (await this.open()).transaction(places, mode, { durability });
    const get = (place: Place): IDBObjectStore => tx.objectStore(place);
    const end = async <T>(act: () => Promise<T>): Promise<T> => {
      const ended = done(tx);
      ended.catch(() => {}); // told below, unless what aborts it is told
      const result = await act().catch((reason: unknown) => {
        abort(tx);
        throw tx.error ?? reason;
      });
      await ended;
      return result;
    };
    return { get, end };
  }

  /** The connection, a new one where the browser has closed it. */
  private open(): Promise<IDBDatabase> {
    this.db ??= opened(this.name, () => (this.db = undefined));
    this.db.catch(() => (this.db = undefined));
    return this.db;
  }
}

function opened(name: string, closed: () => void): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => {
    const db = request.result;
    db.createObjectStore("summaries", { keyPath: "id" });
    db.createObjectStore("drafts", { keyPath: "id" });
    db.createObjectStore("meta");
  };
  return asked(request).then((db) => {
    db.onclose = closed;
    db.onversionchange = () => (db.close(), closed());
    return db;
  });
}

function asked<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function done(tx: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    tx.oncomplete = () => resolve();
    tx.onabort = tx.onerror = () => reject(tx.error ?? new DOMException("aborted", "AbortError"));
  });
}

function abort(tx: IDBTransaction): void {
  try {
    tx.abort();
  } catch {
    // it is over already
  }
}
