// The form of a survey in several languages: every text can be said in another. Answers, also those that are parked, stay as
// they are. Package html says what the page embeds for it.

import { reread } from "./choosing";
import { find, setText } from "./dom";
import { Field, rekeep } from "./field";
import { embedded, page } from "./page";
import type { Texts } from "./say";
import { placesOf, type Place } from "./wording";

/** What each place says, by its name. */
type Says = { [place: string]: string };

interface Language {
  code: string;
  name: string;
  says: Says;
  /** What the script says, where it speaks the language. */
  texts?: Texts;
}

class Translations {
  private readonly languages = embedded<Language[]>("survey-languages");
  private readonly places: Place[] = placesOf(page.program.survey).concat(
    Array.from(document.querySelectorAll<HTMLElement>("[data-place]"), elementPlace),
  );
  private readonly own: Texts = { ...page.texts };
  private readonly choice = find<HTMLSelectElement>(document, "#language");
  private spoken = this.choice.value;

  constructor() {
    this.choice.addEventListener("change", () => this.speak(this.choice.value));
    const wanted = location.hash.slice(1);
    if (this.speaks(wanted)) this.speak(wanted);
  }

  /** The code of the language that the page speaks. */
  get language(): string {
    return this.spoken;
  }

  /** Says everything in the language of a code. Throws a RangeError where there is none. */
  speak(code: string): void {
    if (!this.speaks(code)) throw new RangeError("no such language: " + code);
    const language = this.languages.find((one) => one.code === code);
    const says = new Map(Object.entries(language?.says ?? {})); // an item may be called constructor
    for (const place of this.places) place.say(says.get(place.name) ?? place.written);
    Object.assign(page.texts, language?.texts ?? this.own);
    this.spoken = this.choice.value = code;
    this.dress(language);
    for (const field of page.fields.values()) if (field instanceof Field) this.refresh(field);
    page.render();
  }

  private speaks(code: string): boolean {
    return Array.from(this.choice.options).some((option) => option.value === code);
  }

  /** What the browser is told of the language: fonts, hyphens, voices and direction hang on it. */
  private dress(language: Language | undefined): void {
    const root = document.documentElement;
    root.lang = language?.code ?? "zh-CN";
    root.dir = /[\u0590-\u08ff]/.test(language?.name ?? "") ? "rtl" : "ltr";
    document.title = find(document, "h1").textContent!;
  }

  private refresh(field: Field): void {
    reread(field);
    rekeep(field);
  }
}

/** An element that says a text, in it or, where a person cannot see it, about it. */
function elementPlace(target: HTMLElement): Place {
  const name = target.dataset["place"]!;
  const label = target.getAttribute("aria-label");
  if (label !== null) return { name, written: label, say: (text) => describe(target, text) };
  const inserting = target.dataset["text"];
  if (inserting !== undefined) return { name, written: inserting, say: (text) => void (target.dataset["text"] = text) };
  return { name, written: target.textContent!, say: (text) => setText(target, text) };
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
