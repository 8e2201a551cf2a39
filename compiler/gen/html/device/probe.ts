import { Database } from "./database";
import { Memory } from "./memory";
import { later, type Store } from "./store";

/** How many quarters of a second a browser may take to open the database before the page goes on without, not counting those in which the page is busy. */
const patience = 32;

/** The store of a survey's households: where the browser refuses one that lasts, one in memory. `late` is called where one that lasts opens after all. */
export async function storeOf(survey: string, late: () => void): Promise<Store> {
  try {
    const name = "surveyc:" + survey;
    const database = new Database(name, indexedDB, Promise.race([copyOf(name), later(2000)]));
    const works = database.works();
    if (await Promise.race([works, impatient()])) return database;
    void works.then((does) => does && late()).catch(() => {});
  } catch {
    // no IndexedDB, or not for pages like this one
  }
  return new Memory();
}

/** A second database where the browser has a place of its own for one: where a file of the first one is damaged, Chromium throws that away. */
async function copyOf(name: string): Promise<Database | undefined> {
  try {
    const bucket = await (navigator as Bucketed).storageBuckets?.open("copy");
    const copy = bucket && new Database(name, bucket.indexedDB);
    await copy?.list();
    return copy;
  } catch {
    return undefined;
  }
}

/** What browsers have since Chrome 122. */
interface Bucketed {
  storageBuckets?: { open(name: string): Promise<{ indexedDB: IDBFactory }> };
}

async function impatient(): Promise<false> {
  for (let i = 0; i < patience; i++) await later(250);
  return false;
}

/** Asks the browser not to clear what is stored when the device runs short. Tells whether it may. */
export async function mayBeCleared(): Promise<boolean> {
  try {
    return !((await navigator.storage.persisted()) || (await navigator.storage.persist()));
  } catch {
    return true;
  }
}
