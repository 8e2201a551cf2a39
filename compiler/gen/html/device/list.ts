import { element, setText } from "../form/dom";
import { pressed } from "../form/leftover";
import { say, type Texts } from "../form/say";
import type { Summary } from "./household";

/** What is shown as a household's state; `exported` for one that has not changed since. */
export type Standing = "draft" | "complete" | "exported";

export interface ListEvents {
  opened(id: string): void;
  deleted(households: Summary[]): void;
  /** A new household: one that begins as the last one did, or a blank one. */
  next(): void;
  blank(): void;
  /** Others are to be acted on: so many; whether they were chosen. */
  listed(count: number, areChosen: boolean): void;
}

/** How many households are drawn at once; more come as one scrolls. */
const batch = 40;

const standings: Standing[] = ["draft", "complete", "exported"];

/** The households on the device. */
export class List {
  readonly root = element("section", "households");
  /** What others put here acts on many households at once. */
  readonly tools = element("div", "tools");
  private readonly choosing = element("div", "choosing");
  private readonly start = element("div", "start");
  private readonly filters = element("div", "filters");
  private readonly search = element("input", "search");
  private readonly undo = element("div", "undo");
  private readonly cards = element("ul", "cards");
  private readonly foot = element("p", "note foot");
  private readonly title = element("h2", "");
  private households: Summary[] = [];
  private found: Summary[] = [];
  private only: Standing | undefined;
  private drawn = 0;
  private deleted: { name: string; back(): void } | undefined;
  /** Those with a tick, while households are chosen. */
  private chosen: Set<string> | undefined;
  /** Whether the browser may clear what is stored. */
  mayBeCleared = false;

  constructor(
    private readonly texts: Texts,
    private readonly events: ListEvents,
  ) {
    this.search.type = "search";
    this.search.autocomplete = "off";
    this.search.addEventListener("input", () => this.draw());
    this.root.setAttribute("role", "main");
    this.undo.setAttribute("role", "status");
    this.filters.setAttribute("role", "group");
    this.root.addEventListener("keydown", ({ key }) => key === "Escape" && this.chosen && this.choose(undefined));
    this.tools.append(this.choosing);
    this.root.append(this.title, this.start, this.filters, this.search, this.tools, this.undo, this.cards, this.foot);
    if ("IntersectionObserver" in window) {
      new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && this.more()).observe(this.foot);
    }
  }

  /** The households that are acted on, in their order: those with a tick, or else those of a state that hold the words searched for. */
  get listed(): Summary[] {
    const { chosen } = this;
    return chosen ? this.households.filter(({ id }) => chosen.has(id)) : this.found;
  }

  /** Has households chosen, or no longer. */
  choose(chosen: Set<string> | undefined): void {
    if (chosen === this.chosen) return;
    this.chosen = chosen;
    this.draw();
    this.choosing.querySelector("button")?.focus({ preventScroll: true });
  }

  /** Shows households; what the next one would copy is said where it is offered. */
  show(households: Summary[], copied: string): void {
    this.households = households;
    const isEmpty = households.length === 0;
    setText(this.title, this.say("device.title"));
    setText(this.foot, this.say("device.foot") + (this.mayBeCleared ? this.say("device.clearing") : ""));
    this.search.placeholder = this.say("device.search");
    this.search.setAttribute("aria-label", this.say("device.search"));
    this.filters.setAttribute("aria-label", this.say("device.title"));
    this.search.hidden = this.filters.hidden = isEmpty;
    this.renderStart(copied);
    this.draw();
  }

  /** Says that households were deleted, and offers them back. */
  offerUndo(households: Summary[], back: () => void): void {
    this.deleted = { name: this.namesOf(households), back };
    this.renderUndo()?.focus();
  }

  dropUndo(): void {
    this.deleted = undefined;
    this.renderUndo();
  }

  /** Says again what its drawing leaves alone, in the language of now. */
  resay(): void {
    this.renderUndo();
  }

  private renderUndo(): HTMLElement | undefined {
    this.undo.textContent = "";
    if (!this.deleted) return undefined;
    const { name, back } = this.deleted;
    const button = pressed(element("button", "back", this.say("page.row.undo")), () => (this.dropUndo(), back()));
    this.undo.append(element("span", "", this.say("page.row.deleted", name)), button);
    return button;
  }

  private renderStart(copied: string): void {
    this.start.textContent = "";
    const first = pressed(element("button", "primary", this.say(copied ? "device.next" : "device.new")), () => (copied ? this.events.next() : this.events.blank()));
    this.start.append(first);
    if (!copied) return;
    first.append(element("small", "", this.say("device.copies", copied)));
    this.start.append(pressed(element("button", "", this.say("device.blank")), () => this.events.blank()));
  }

  private draw(): void {
    const words = this.search.value.toLowerCase().split(/\s+/).filter(Boolean);
    this.found = this.households.filter((one) => (!this.only || standingOf(one) === this.only) && holds(one, words));
    this.renderFilters();
    this.renderChosen();
    this.cards.textContent = "";
    this.drawn = 0;
    this.more();
    if (this.found.length === 0) this.cards.append(element("li", "note", this.say(this.households.length === 0 ? "device.empty" : "device.none-found")));
  }

  /** The buttons by which households are chosen, and what is done with those that are. */
  private renderChosen(): void {
    const { chosen, listed } = this;
    const button = (text: string, act: () => void) => this.choosing.appendChild(pressed(element("button", "", text), act));
    this.choosing.textContent = "";
    this.tools.querySelector(".ask")?.remove(); // it is about others
    this.tools.classList.toggle("bar", chosen !== undefined);
    this.events.listed(listed.length, chosen !== undefined);
    if (this.households.length === 0) return;
    if (!chosen) return void button(this.say("device.choose"), () => this.choose(new Set()));
    const ids = this.found.map(({ id }) => id);
    const others = Array.from(chosen).filter((id) => !ids.includes(id));
    const isAll = ids.length > 0 && ids.every((id) => chosen.has(id));
    button(this.say("device.choose-all"), () => this.choose(new Set(isAll ? others : others.concat(ids)))).setAttribute("aria-pressed", String(isAll));
    const remove = button(this.say("device.delete", listed.length), () => this.ask(this.tools, remove, this.namesOf(listed), listed));
    remove.disabled = listed.length === 0;
    button(this.say("page.reason.cancel"), () => this.choose(undefined));
  }

  private more(): void {
    const upTo = "IntersectionObserver" in window ? this.drawn + batch : Infinity;
    const next = this.found.slice(this.drawn, upTo);
    this.drawn += next.length;
    this.cards.append(...next.map((household) => this.card(household)));
  }

  private renderFilters(): void {
    const counts = new Map<Standing, number>();
    for (const one of this.households) counts.set(standingOf(one), (counts.get(standingOf(one)) ?? 0) + 1);
    this.filters.textContent = "";
    for (const which of [undefined, ...standings]) {
      const count = which === undefined ? this.households.length : (counts.get(which) ?? 0);
      if (count > 0 || which === this.only) this.filters.append(this.filter(which, count));
    }
  }

  private filter(which: Standing | undefined, count: number): HTMLElement {
    const button = pressed(element("button", "filter", `${this.say("device." + (which ?? "all"))} ${count}`), () => {
      this.only = which;
      this.draw();
      this.filters.querySelector<HTMLElement>("[aria-pressed=true]")?.focus();
    });
    button.setAttribute("aria-pressed", String(which === this.only));
    return button;
  }

  private card(household: Summary): HTMLElement {
    const card = element("li", "card");
    const standing = standingOf(household);
    const open = this.chosen ? this.box(household, this.chosen) : pressed(element("button", "open"), () => this.events.opened(household.id));
    const left = standing === "draft" && household.left > 0 ? " · " + this.say("device.left", household.left) : "";
    open.append(
      element("span", "name", this.nameOf(household)),
      element("span", "standing " + standing, this.say("device." + standing) + left),
      element("span", "where", household.places.slice(-2).join(" ")),
      element("span", "when", timeOf(household.changed, this.texts)),
    );
    card.append(open);
    if (this.chosen) return card;
    const remove = pressed(element("button", "delete", this.say("page.row.delete")), () => this.ask(card, remove, this.nameOf(household), [household]));
    remove.setAttribute("aria-label", `${this.say("page.row.delete")} ${this.nameOf(household)}`);
    card.append(remove);
    return card;
  }

  /** What chooses a household. */
  private box({ id }: Summary, chosen: Set<string>): HTMLElement {
    const box = element("input", "");
    box.type = "checkbox";
    box.checked = chosen.has(id);
    box.addEventListener("change", () => {
      if (!chosen.delete(id)) chosen.add(id);
      this.renderChosen();
    });
    const label = element("label", "open");
    label.append(box);
    return label;
  }

  private ask(where: HTMLElement, remove: HTMLElement, name: string, households: Summary[]): void {
    const asked = element("div", "ask", this.say("page.row.ask", name));
    const close = () => {
      asked.remove();
      remove.hidden = false;
    };
    const yes = pressed(element("button", "yes", remove.textContent!), () => (close(), this.events.deleted(households)));
    const no = pressed(element("button", "no", this.say("page.row.keep")), () => (close(), remove.focus()));
    asked.append(yes, no);
    where.append(asked);
    remove.hidden = true;
    yes.focus();
  }

  /** What households are called; of many the first few. */
  private namesOf(households: Summary[]): string {
    return households.slice(0, 3).map((one) => this.nameOf(one)).join(this.say("list.separator")) + (households.length > 3 ? "…" : "");
  }

  /** What a household is called in the list. */
  nameOf(household: Summary): string {
    return household.name || this.say("device.unnamed");
  }

  private say(code: string, ...args: (string | number)[]): string {
    return say(this.texts, code, ...args);
  }
}

export function standingOf({ state, exported }: Summary): Standing {
  return exported === undefined ? state : "exported";
}

function holds({ name, places }: Summary, words: string[]): boolean {
  const text = [name, ...places].join(" ").toLowerCase();
  return words.every((word) => text.includes(word));
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function timeOf(time: number, texts: Texts): string {
  const lang = texts["device.clock"]!;
  const clock = clocks.get(lang) ?? new Intl.DateTimeFormat(lang, { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit", hour12: false });
  clocks.set(lang, clock);
  return clock.format(time);
}
