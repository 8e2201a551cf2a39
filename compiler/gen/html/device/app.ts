// The application around the form: the households on the device, of which the page shows one.

import { nextOf, nextText } from "../form/bar";
import { element, find, setText } from "../form/dom";
import { titleOf } from "../form/field";
import type { Finding } from "../form/findings";
import { isBlank, recordOf, type Json } from "../form/record";
import { page } from "../form/page";
import "../form/language";
import { say } from "../form/say";
import { isEarlier, versionOf } from "../form/version";
import { pressed } from "../form/leftover";
import { pieces } from "../form/piece";
import { carried, misfits } from "./carried";
import { download } from "./copy";
import { Desk } from "./desk";
import { begun, type Household, type Summary } from "./household";
import { Exchange } from "./exchange";
import { List } from "./list";
import { Naming } from "./naming";
import { Notices, type Choice } from "./notices";
import { mayBeCleared, storeOf } from "./probe";
import { stay } from "./served";
import { Memory } from "./memory";
import type { Store } from "./store";
import { Tabs } from "./tabs";
import type { Saving } from "./writer";

/** Which of the page is shown: nothing yet, the list, a household, or what a program has loaded, which is none of the device's. */
type Screen = "none" | "list" | "form" | "given";

/** What an entry of the window's history leads to: a household, the list; whether the list is behind it. */
interface Entry {
  household?: string;
  pushed?: boolean;
}

/** Notices that are about the device, not about one household. */
const lasting = ["memory", "late", "clearing", "renewed", "restored"];

class App {
  private readonly survey = page.program.survey;
  private readonly version = versionOf(page.program, new Map());
  private readonly naming = new Naming(page);
  private readonly notices = new Notices();
  private readonly tabs = new Tabs(this.survey.id, () => void this.refresh());
  private readonly list = new List(page.texts, {
    opened: (id) => void this.open(id),
    deleted: (households) => void this.remove(households),
    next: () => void this.next(),
    blank: () => this.begin({}),
    listed: (count, areChosen) => this.exchange.render(count, areChosen),
  });
  private readonly exchange = new Exchange(page, this.naming, this.notices, {
    store: () => this.store,
    listed: () => this.list.listed,
    have: (id) => this.tabs.have(id, () => {}),
    changed: async (handedOut) => {
      for (const { id } of handedOut) this.unsafe.delete(id);
      this.tabs.letGo();
      this.tabs.changed();
      if (handedOut.length > 0) this.list.choose(undefined);
      await this.refresh();
    },
  });
  private readonly bar = element("nav", "desk");
  private readonly back = pressed(element("button", "all"), () => this.leave());
  private readonly called = element("strong", "");
  private readonly state = element("span", "standing");
  private readonly saved = element("span", "saved");
  private readonly finishing = element("div", "finish");
  private readonly finish = pressed(element("button", "primary"), () => this.completeOrGoOn());
  private readonly done = pressed(element("button", "done"), () => this.completeOrGoOn());
  private store: Store = new Memory();
  private desk: Desk | undefined;
  private screen: Screen = "none";
  private lang = document.documentElement.lang;
  private savedSays = (): string => "";
  /** The households that are in memory only, and that no one has a copy of. */
  private readonly unsafe = new Set<string>();
  /** Whether something was edited before the store was open. */
  private isEarly = false;

  constructor() {
    this.show("none");
    this.renderBegun();
    this.list.tools.prepend(this.exchange.root);
    this.bar.append(this.back, this.called, this.state);
    this.finishing.append(this.finish);
    page.listener = { edited: () => this.edited(), rendered: () => this.rendered() };
    window.addEventListener("popstate", () => void this.arrive());
    window.addEventListener("beforeunload", (event) => this.isUnsafe && (event.preventDefault(), (event.returnValue = true)));
    document.addEventListener("visibilitychange", () => document.hidden && this.desk?.retry());
    stay(this.survey.id, () => this.notices.say("renewed", "plain", this.words("device.renewed")));
  }

  /** Opens the store, and then the household that was open, the list, or a first household. */
  async start(): Promise<void> {
    this.store = await storeOf(this.survey.id, () => this.notices.say("late", "warn", this.words("device.late"), [this.copying]));
    if (this.isGiven) return;
    const { restored } = this.store;
    if (!this.store.lasts) this.notices.say("memory", "warn", this.words("device.memory"), [this.copying]);
    if (restored) this.notices.say("restored", "warn", this.words("device.restored", restored), [this.seen]);
    await this.arrive();
    if (this.store.lasts && (await mayBeCleared())) this.list.mayBeCleared = true;
  }

  /** Makes a household of what was edited before the store was open, whatever else would have been shown. */
  private adopt(): void {
    this.isEarly = false;
    const household = begun(this.survey.id, this.version, {});
    void this.tabs.have(household.id, () => this.lost());
    this.enter(household);
    this.seat(household);
    this.edited();
  }

  /** A program loads a record: it is the program's, and nothing of it is stored here. */
  give(): void {
    const { desk } = this;
    this.desk = undefined;
    void desk?.close().then(() => this.tabs.letGo());
    this.show("given");
  }

  /** Whether a program has loaded a record meanwhile. */
  private get isGiven(): boolean {
    return this.screen === "given";
  }

  /** Shows what the history of the window says. */
  private async arrive(): Promise<void> {
    const id = this.entry.household;
    if (this.isGiven || !(await this.put())) return;
    if (id && (await this.open(id))) return;
    const households = await this.store.list();
    if (this.isGiven) return;
    if (households.length === 0 && this.screen === "none") this.begin({});
    else await this.showList();
  }

  private async showList(): Promise<void> {
    this.notices.dropAll(lasting);
    await this.refresh();
    if (this.isGiven) return;
    if (this.isEarly) return this.adopt();
    this.show("list");
    window.scrollTo(0, 0);
  }

  private async refresh(): Promise<void> {
    const households = await this.store.list();
    const copied = this.naming.header.length > 0 ? (households[0]?.places.slice(-2).join(" ") ?? "") : "";
    this.list.show(households, copied);
  }

  /** Leaves the household for the list. */
  private leave(): void {
    if (this.entry.pushed) return history.back();
    history.replaceState(null, "");
    void this.arrive();
  }

  private get entry(): Entry {
    return (history.state as Entry | null) ?? {};
  }

  /** Has the window's history lead to a household, in front of the list. */
  private enter(household: Household): void {
    const entry: Entry = household.revision > 0 ? { household: household.id, pushed: true } : { pushed: true };
    if (this.entry.pushed) history.replaceState(entry, "");
    else history.pushState(entry, "");
  }

  /** Puts the household away that is on the page, and tells whether it is stored. Else it stays. */
  private async put(): Promise<boolean> {
    const { desk } = this;
    if (!desk) return true;
    if (!(await desk.close())) {
      this.enter(desk.household);
      return false;
    }
    this.desk = undefined;
    this.tabs.letGo();
    this.tabs.changed();
    return true;
  }

  private async open(id: string): Promise<boolean> {
    const household = await this.store.get(id);
    if (!household) return false;
    const other = household.record["_survey"];
    if (typeof other === "string" && other !== this.survey.id) return this.refuse(household, other);
    if (!(await this.tabs.have(id, () => this.lost()))) return this.elsewhere(household);
    this.take(household);
    return true;
  }

  private refuse(household: Household, other: string): boolean {
    this.notices.say("foreign", "block", () => this.say("device.foreign", this.list.nameOf(household), other));
    return false;
  }

  private elsewhere(household: Summary): boolean {
    const take = { says: this.words("device.take"), act: () => void this.takeOver(household.id) };
    void this.showList().then(() => this.notices.say("elsewhere", "warn", () => this.say("device.elsewhere", this.list.nameOf(household)), [take]));
    return true;
  }

  private async takeOver(id: string): Promise<void> {
    await this.tabs.takeOver(id, () => this.lost());
    const household = await this.store.get(id);
    if (household) this.take(household);
  }

  /** Another window has taken the household over. */
  private lost(): void {
    const name = this.desk ? this.list.nameOf(this.desk.household) : "";
    void this.put().then(async () => {
      history.replaceState(null, "");
      await this.showList();
      this.notices.say("taken", "warn", this.words("device.taken", name));
    });
  }

  /** Puts a household on the page. */
  private take(household: Household): void {
    if (this.isGiven) return this.tabs.letGo();
    if (this.isEarly) return this.adopt();
    const { version } = household;
    const isOther = version !== this.version && version !== "" && this.version !== "";
    const isThere = this.screen === "none" && household.revision === 0; // an empty one: somebody may be at it already
    this.desk = undefined;
    if (!isThere) page.resume(isOther ? carried(page.program, household, this.version) : household);
    this.enter(household);
    this.seat(household);
    if (!isThere) window.scrollTo(0, 0);
    if (isOther) this.tellOrigin(version);
  }

  private seat(household: Household): void {
    this.notices.dropAll(lasting);
    this.desk = new Desk(page, this.naming, this.store, household, {
      saving: (saving, reason) => this.told(saving, reason),
      saved: () => this.noted(),
      isOurs: () => this.tabs.isSure,
      diverged: () => this.notices.say("twice", "warn", this.words("device.twice")),
    });
    this.show("form");
    if (household.revision > 0) this.told("saved");
    else this.tell(() => "");
    this.rendered();
  }

  private tellOrigin(version: string): void {
    const unfit = misfits(page);
    const origin = this.words(isEarlier(this.version, version) ? "device.newer" : "device.migrated", version, this.version);
    const rest = (): string => (unfit.length > 0 ? this.say("device.unfit", this.joined(unfit)) : "");
    this.notices.say("migrated", "warn", () => origin() + rest(), [this.seen]);
  }

  /** Begins a household with some answers. It is stored once something is edited. */
  private begin(record: Household["record"]): void {
    const household = begun(this.survey.id, this.version, record);
    void this.tabs.have(household.id, () => this.lost());
    this.take(household);
  }

  /** Begins a household where the last one is. */
  private async next(): Promise<void> {
    const last = this.desk?.household.id ?? (await this.store.list())[0]?.id;
    if (!(await this.put())) return;
    const household = last === undefined ? undefined : await this.store.get(last);
    const copied = this.naming.header.map(({ id }): [string, Json | undefined] => [id, household?.record[id]]).filter((entry): entry is [string, Json] => !isBlank(entry[1]));
    this.begin(recordOf(new Map(copied)));
    if (copied.length === 0) return;
    const titles = (): string => this.joined(copied.map(([id]) => titleOf(page.program.byId.get(id)!.item, String)));
    this.notices.say("copied", "plain", () => this.say("device.copied", titles()), [{ says: this.words("device.blank"), act: () => this.begin({}) }]);
  }

  private async remove(households: Summary[]): Promise<void> {
    const gone: Household[] = [];
    for (const household of households) {
      if (!(await this.tabs.have(household.id, () => {}))) {
        this.elsewhere(household);
        continue;
      }
      const whole = await this.store.get(household.id);
      await this.store.remove(household.id);
      this.unsafe.delete(household.id);
      if (whole) gone.unshift(whole);
    }
    this.tabs.letGo();
    this.tabs.changed();
    this.list.choose(undefined);
    await this.refresh();
    if (gone.length > 0) this.list.offerUndo(gone.slice().reverse(), () => void this.restore(gone));
  }

  /** Stores households again that were deleted: what is saved last stands first. */
  private async restore(gone: Household[]): Promise<void> {
    for (const household of gone) await this.store.save(household, 0);
    this.tabs.changed();
    await this.refresh();
  }

  private edited(): void {
    this.desk?.edited();
    this.isEarly = this.screen === "none";
  }

  private told(saving: Saving, reason?: unknown): void {
    this.tell(this.words(saving === "saved" && !this.store.lasts ? "device.here" : "device." + saving));
    if (saving === "saved") return this.notices.drop("failed");
    if (saving !== "failed") return;
    const isFull = reason instanceof DOMException && reason.name === "QuotaExceededError";
    const text = isFull ? this.words("device.full") : this.words("device.refused", String(reason));
    this.notices.say("failed", "block", text, [
      { says: this.words("device.retry"), act: () => this.desk?.retry(), stays: true },
      this.copying,
    ]);
  }

  private tell(says: () => string): void {
    this.savedSays = says;
    setText(this.saved, says());
  }

  private get seen(): Choice {
    return { says: this.words("device.seen"), act: () => {} };
  }

  private get copying(): Choice {
    return { says: this.words("device.copy"), act: () => void this.copy(), stays: true };
  }

  /** Something was stored: the history leads back to it. */
  private noted(): void {
    const { household } = this.desk ?? {};
    if (!household) return;
    if (this.entry.pushed && this.entry.household !== household.id) this.enter(household);
    if (!this.store.lasts) this.unsafe.add(household.id);
    if (household.revision === 1) this.tabs.changed();
  }

  /** Hands out a copy of the household on the page; on the list, of all. */
  private async copy(): Promise<void> {
    const households = this.desk ? [this.desk.household] : await this.store.all();
    download(households);
    for (const { id } of households) this.unsafe.delete(id);
  }

  /** Whether something would be lost if the page were closed now. */
  private get isUnsafe(): boolean {
    return this.unsafe.size > 0 || this.desk?.saving === "failed";
  }

  private completeOrGoOn(): void {
    const { desk } = this;
    if (!desk) return;
    if (desk.household.state === "complete") return void this.next();
    if (nextOf(page.found) === undefined) return void this.complete();
    const [code, tone] = desk.left > 0 ? (["device.unfinished", "block"] as const) : (["device.unverified", "warn"] as const);
    this.notices.say("unfinished", tone, this.about(code, page.found));
    page.revealNext();
  }

  private async complete(): Promise<void> {
    const { desk } = this;
    if (!desk) return;
    desk.complete();
    this.rendered();
    if (!(await desk.close())) return;
    if (!this.store.lasts) await this.copy();
    this.leave();
  }

  private rendered(): void {
    const lang = document.documentElement.lang;
    if (lang !== this.lang) this.resay();
    this.lang = lang;
    if (this.desk) this.renderDesk(this.desk);
  }

  /** Says again what it says, in the language of now. */
  private resay(): void {
    this.notices.resay();
    setText(this.saved, this.savedSays());
    this.list.resay();
    if (this.screen === "list") void this.refresh();
  }

  /** Before the store is open the page looks as for a household that is begun, so that nothing moves from under a finger. */
  private renderBegun(): void {
    setText(this.back, this.say("device.back"));
    setText(this.state, this.say("device.draft"));
    setText(this.finish, this.say("device.finish"));
    this.state.className = "standing draft";
    this.done.hidden = true;
    this.back.disabled = true;
  }

  private renderDesk({ household, left }: Desk): void {
    const isComplete = household.state === "complete" && left === 0;
    const { name } = this.naming.called;
    this.back.disabled = false;
    setText(this.back, this.say("device.back"));
    setText(this.called, name);
    setText(this.state, this.say(isComplete ? "device.complete" : "device.draft"));
    this.state.className = "standing " + (isComplete ? "complete" : "draft");
    for (const button of [this.finish, this.done]) setText(button, this.say(isComplete ? "device.next" : "device.finish"));
    const isDone = nextOf(page.found) === undefined;
    this.done.hidden = !isDone;
    find(document, "#next").hidden = isDone;
  }

  private show(screen: Screen): void {
    this.screen = screen;
    document.documentElement.dataset["screen"] = screen;
    for (const part of [this.notices.root, this.bar, this.list.root, this.finishing, this.saved, this.done]) part.remove();
    find(document, "#next").hidden = false;
    if (screen === "list") find(document, "header").after(this.notices.root, this.list.root);
    if (screen === "form" || screen === "none") this.dress();
  }

  /** Puts around the form what belongs to a household of the device. */
  private dress(): void {
    find(document, "header").after(this.notices.root, this.bar);
    find(document, "main").append(this.finishing);
    find(document, "#progress-text").after(this.saved);
    find(document, "#next").after(this.done);
  }

  private joined(words: string[]): string {
    return words.join(this.say("list.separator"));
  }

  /** A text that says what is left to do. */
  private about(code: string, found: Finding[]): () => string {
    return () => this.say(code, nextText(found, page.texts));
  }

  /** A text that can be said again in another language. */
  private words(code: string, ...args: (string | number)[]): () => string {
    return () => this.say(code, ...args);
  }

  private say(code: string, ...args: (string | number)[]): string {
    return say(page.texts, code, ...args);
  }
}

const app = new App();
const { survey } = window as unknown as { survey: { load(record: unknown, loading?: object): Promise<void> | undefined } };
survey.load = (record, loading) => {
  page.load(record, loading);
  app.give();
  return pieces.drawn;
};
void app.start();
