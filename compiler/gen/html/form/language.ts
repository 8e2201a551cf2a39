// The page speaks several languages: every text can be said in another. Answers, also those that are parked, stay as
// they are. Package html says what the page embeds for it.

import { find, setText } from "./dom";
import { embedded, page } from "./page";
import type { Texts } from "./say";

/** What is said at each place, by its name. */
type Says = Map<string, string>;

interface Language {
  code: string;
  name: string;
  says: { [place: string]: string };
  /** What the script says, where it speaks the language, in the order in which the page has the texts. */
  texts?: string[];
  /** The survey's own texts stay as they are. */
  bare?: true;
}

/** Where the device remembers which language a person has chosen. */
const chosen = `surveyc:${page.program.survey.id}:language`;

class Translations {
  private readonly languages = embedded<Language[]>("survey-languages");
  private readonly own: Texts = { ...page.texts };
  private readonly choice = find<HTMLSelectElement>(document, "#language");
  /** What elements say in the survey's own language. */
  private readonly written: Says = new Map();
  private says: Says = new Map();
  private spoken = this.choice.value;

  constructor() {
    this.choice.addEventListener("change", () => this.choose(this.choice.value));
    // Rows are drawn in the survey's own language, or come back in one that was spoken before.
    new MutationObserver((changes) => this.drawn(changes)).observe(document.body, { childList: true, subtree: true });
    const wanted = [location.hash.slice(1), remembered()].find((code) => this.speaks(code));
    if (wanted !== undefined && wanted !== this.spoken) this.speak(wanted);
  }

  /** The code of the language that the page speaks. */
  get language(): string {
    return this.spoken;
  }

  /** Says everything in the language of a code. Throws a RangeError where there is none. */
  speak(code: string): void {
    if (!this.speaks(code)) throw new RangeError("no such language: " + code);
    const language = this.languages.find((one) => one.code === code);
    this.says = new Map(Object.entries(language?.says ?? {})); // an item may be called constructor
    for (const place of page.wording) place.say(this.says.get(place.name) ?? place.written);
    Object.keys(this.own).forEach((code, i) => (page.texts[code] = language?.texts?.[i] ?? this.own[code]!));
    this.spoken = this.choice.value = code;
    this.sayIn(document);
    this.dress(language);
    page.render();
    page.fields.resay();
  }

  private choose(code: string): void {
    this.speak(code);
    try {
      localStorage.setItem(chosen, code);
    } catch {
      // it is chosen again next time
    }
  }

  private speaks(code: string): boolean {
    return Array.from(this.choice.options).some((option) => option.value === code);
  }

  /** What the browser is told of the language: fonts, hyphens, voices and direction hang on it. */
  private dress(language: Language | undefined): void {
    const root = document.documentElement;
    root.lang = language?.code ?? own;
    for (const part of document.querySelectorAll<HTMLElement>("header, main")) {
      if (language?.bare) part.lang = own;
      else part.removeAttribute("lang");
    }
    root.dir = /[\u0590-\u08ff]/.test(language?.name ?? "") ? "rtl" : "ltr";
    document.title = find(document, "h1").textContent!;
  }

  private drawn(changes: MutationRecord[]): void {
    const fresh = ([] as Node[]).concat(...changes.map(({ addedNodes }) => Array.from(addedNodes))).filter((node): node is Element => node instanceof Element);
    const changed = fresh.map((element) => this.sayIn(element)).some((is) => is);
    if (changed) page.render();
  }

  /** Says what the elements in root say in the language, and tells whether an answer is to be put into any of it anew. */
  private sayIn(root: ParentNode): boolean {
    let changed = false;
    for (const target of root.querySelectorAll<HTMLElement>("[data-place]")) {
      const name = target.dataset["place"]!;
      if (!this.written.has(name)) this.written.set(name, textOf(target));
      const text = this.says.get(name) ?? this.written.get(name)!;
      changed = (text !== textOf(target) && target.dataset["text"] !== undefined) || changed;
      put(target, text);
    }
    return changed;
  }
}

/** What the survey's own language is taken for. */
const own = "zh-CN";

function remembered(): string {
  try {
    return localStorage.getItem(chosen) ?? "";
  } catch {
    return ""; // a window that may store nothing
  }
}

/** What an element says: in it, with answers put in or not, or about it, where a person cannot see it. */
function textOf(target: HTMLElement): string {
  return target.getAttribute("aria-label") ?? target.dataset["text"] ?? target.textContent!;
}

function put(target: HTMLElement, text: string): void {
  if (target.hasAttribute("aria-label")) describe(target, text);
  else if (target.dataset["text"] !== undefined) target.dataset["text"] = text;
  else setText(target, text);
}

function describe(target: HTMLElement, text: string): void {
  target.setAttribute("aria-label", text);
  if (target instanceof HTMLInputElement) target.placeholder = text;
}

const translations = new Translations();
const language = (code?: string): string => {
  if (code !== undefined) translations.speak(code);
  return translations.language;
};
Object.assign((window as unknown as { survey: object }).survey, { language });
