import { find, setText } from "./dom";
import type { Domain } from "./ir";
import { pieces } from "./piece";
import { say, type Texts } from "./say";

/** How many options of a long list are on the page at a time, besides those that are marked. */
const most = 50;

/** The options of an item on the page: those that are offered and, of a long list, that fit what is searched for. */
class Choosing {
  private readonly options: Option[];
  private readonly search: HTMLInputElement | null;
  private offered: Domain;

  constructor(
    private readonly root: HTMLElement,
    private readonly domain: Domain,
    private readonly texts: Texts,
  ) {
    this.offered = domain;
    this.search = root.querySelector<HTMLInputElement>("input[type=search]");
    this.options = Array.from(root.querySelectorAll<HTMLElement>(".options .option"), optionOf);
    this.search?.addEventListener("input", () => this.render(this.offered));
  }

  render(offered: Domain): void {
    this.offered = offered;
    const fitting = this.fitting();
    const shown = new Set(this.search ? fitting.slice(0, most) : fitting);
    for (const option of this.options) option.label.hidden = !option.input.checked && !shown.has(option);
    if (this.search) setText(find(this.root, ".more"), this.more(fitting.length));
  }

  private fitting(): Option[] {
    const wanted = folded(this.search?.value ?? "").split(/\s+/);
    const codes = this.offered === this.domain ? undefined : new Set((this.offered.options ?? []).map(({ code }) => code));
    return this.options.filter(({ code, words }) => (codes?.has(code) ?? true) && wanted.every((part) => words.includes(part)));
  }

  private more(fitting: number): string {
    if (fitting === 0) return say(this.texts, "page.none-found");
    return fitting > most ? say(this.texts, "page.more-found", fitting - most) : "";
  }
}

interface Option {
  label: HTMLElement;
  input: HTMLInputElement;
  code: number;
  words: string;
}

function optionOf(label: HTMLElement): Option {
  const input = find<HTMLInputElement>(label, "input");
  return { label, input, code: Number(input.value), words: folded(`${input.value} ${label.textContent!}`) };
}

/** A text as it is searched: full width is half width, capitals are small. */
function folded(text: string): string {
  return text.normalize("NFKC").toLowerCase().trim();
}

pieces.choosing = Choosing;
