// A store in IndexedDB. Each household is in two places: its summary for the list, and its draft. They change together.

import { summaryOf, type Household, type Summary } from "./household";
import { later, newestFirst, succeeding, type Store } from "./store";

type Place = "summaries" | "drafts" | "meta";

const places: Place[] = ["summaries", "drafts", "meta"];

export class Database implements Store {
  readonly lasts = true;
  /** How many households it had lost and has again. */
  restored = 0;
  private db: IDBDatabase | undefined;
  private opening: Promise<IDBDatabase> | undefined;
  /** The last number that was given, as far as it was seen here. */
  private last = 0;
  private copy: Database | undefined;
  /** What a copy is to keep next. */
  private readonly waiting = new Map<string, Household>();

  /** A database of that name, and the copy of it once that is there, if ever. */
  constructor(
    private readonly name: string,
    private readonly factory: IDBFactory,
    private readonly copying?: Promise<Database | undefined>,
  ) {}

  async list(): Promise<Summary[]> {
    const { get } = within(await this.open(), "readonly");
    const list = newestFirst(await asked<Summary[]>(get("summaries").getAll()));
    this.last = Math.max(this.last, list[0]?.order ?? 0);
    return list;
  }

  async get(id: string): Promise<Household | undefined> {
    const { get } = within(await this.open(), "readonly");
    const [summary, draft] = await Promise.all([asked<Summary | undefined>(get("summaries").get(id)), asked(get("drafts").get(id))]);
    return summary && { ...draft, ...summary };
  }

  async all(): Promise<Household[]> {
    const { get } = within(await this.open(), "readonly");
    const [summaries, drafts] = await Promise.all([asked<Summary[]>(get("summaries").getAll()), asked<Household[]>(get("drafts").getAll())]);
    return summaries.map((summary, i) => ({ ...drafts[i]!, ...summary })); // both are in the order of ids
  }

  async save(household: Household, base: number, isOurs = false): Promise<Household> {
    const { tx, get, end } = within(this.db ?? (await this.open()), "readwrite");
    return end(async () => {
      const [there, last] = isOurs ? [] : await Promise.all([asked<Summary | undefined>(get("summaries").get(household.id)), asked<number | undefined>(get("meta").get("order"))]);
      this.last = Math.max(this.last, last ?? 0);
      const saved = succeeding(household, base, there, this.last);
      this.last = saved.order;
      put(get, saved);
      get("meta").put(saved.order, "order");
      tx.commit?.(); // need not wait until all is written
      this.copy?.keep(saved);
      return saved;
    });
  }

  async remove(id: string): Promise<void> {
    this.waiting.delete(id);
    const { get, end } = within(await this.open(), "readwrite");
    await end(async () => {
      get("summaries").delete(id);
      get("drafts").delete(id);
    });
    await this.copy?.remove(id).catch(() => {});
  }

  async flush(): Promise<void> {
    const { get, end } = within(await this.open(), "readwrite", "strict");
    await end(async () => void get("meta").put(0, "flushed"));
  }

  /** Whether what is written can be read back. */
  async works(): Promise<boolean> {
    const token = Math.random();
    const { get, end } = within(await this.open(), "readwrite", "strict");
    await end(async () => void get("meta").put(token, "tried"));
    return (await asked(within(await this.open(), "readonly").get("meta").get("tried"))) === token;
  }

  /** The connection, a new one where the browser has closed it. */
  private open(): Promise<IDBDatabase> {
    this.opening ??= opened(this.factory, this.name, () => (this.db = this.opening = undefined)).then((db) => this.begin(db));
    this.opening.catch(() => (this.opening = undefined));
    return this.opening;
  }

  private async begin(db: IDBDatabase): Promise<IDBDatabase> {
    const copy = (this.copy = await this.copying);
    if (copy) await this.restore(db, copy).then(() => void this.level(copy).catch(() => {}), () => {}); // what could not be taken from it must stay in the copy
    this.last = Math.max(this.last, (await asked<number | undefined>(within(db, "readonly").get("meta").get("order"))) ?? 0);
    return (this.db = db);
  }

  /** Takes from the copy what a new database has not: the browser may have thrown one away that was damaged. */
  private async restore(db: IDBDatabase, copy: Database): Promise<void> {
    if (await asked(within(db, "readonly").get("meta").get("whole"))) return;
    const copies = await copy.all();
    const { get, end } = within(db, "readwrite", "strict");
    await end(async () => {
      const there = await asked(get("summaries").getAllKeys());
      const lost = copies.filter(({ id }) => !there.includes(id));
      for (const household of lost) put(get, household);
      get("meta").put(Math.max(this.last, ...copies.map(({ order }) => order)), "order");
      get("meta").put(1, "whole");
      this.restored = lost.length;
    });
  }

  /** Brings the copy in line. */
  private async level(copy: Database): Promise<void> {
    const copied = new Map((await copy.list()).map(({ id, revision }) => [id, revision])); // first, so that what is only there was removed here
    for (const { id, revision } of await this.list()) {
      const household = copied.get(id) !== revision && (await this.get(id));
      if (household) copy.keep(household);
      copied.delete(id);
    }
    for (const id of copied.keys()) await copy.remove(id);
  }

  /** Keeps a household as the database has it that this is a copy of, once what was typed is drawn. Of several that wait the last is kept. */
  private keep(household: Household): void {
    if (this.waiting.size === 0) void later(100).then(() => this.keepAll()).catch(() => {});
    this.waiting.set(household.id, household);
  }

  private async keepAll(): Promise<void> {
    const list = Array.from(this.waiting.values());
    this.waiting.clear();
    const { get, end } = within(await this.open(), "readwrite");
    await end(async () => list.forEach((household) => put(get, household)));
  }
}

type Get = (place: Place) => IDBObjectStore;

function put(get: Get, household: Household): void {
  const { id, record, parked, locked, overrides } = household;
  get("summaries").put(summaryOf(household));
  get("drafts").put({ id, record, parked, locked, overrides });
}

/** A transaction: its places, and its end, which comes once all that `act` did is stored, or nothing of it is. */
function within(db: IDBDatabase, mode: IDBTransactionMode, durability: IDBTransactionDurability = "relaxed") {
  const tx = db.transaction(places, mode, { durability });
  const get: Get = (place) => tx.objectStore(place);
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
  return { tx, get, end };
}

function opened(factory: IDBFactory, name: string, closed: () => void): Promise<IDBDatabase> {
  const request = factory.open(name, 1);
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
