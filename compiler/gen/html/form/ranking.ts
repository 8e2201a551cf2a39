import type { Control } from "./control";
import { find, setText } from "./dom";
import { pieces } from "./piece";
import { isBlank, type Json } from "./record";
import { say, type Texts } from "./say";

/**
 * The boxes of a ranking: what is ticked first comes first, and what is ticked can be moved. The places stand behind the
 * options, and all of them in a line below.
 */
class Ranking implements Control {
  private order: HTMLInputElement[] = [];

  constructor(
    private readonly inputs: HTMLInputElement[],
    private readonly texts: Texts,
  ) {
    for (const input of inputs) {
      for (const button of moveOf(input).querySelectorAll("button")) {
        button.addEventListener("click", () => this.move(input, Number(button.dataset["move"])));
      }
    }
  }

  show(raw: Json | undefined): Json | undefined {
    const marks = Array.isArray(raw) ? raw : [];
    const shown = marks.map((mark) => this.inputs.find((input) => Number(input.value) === mark));
    const order = shown.filter((input, i) => input !== undefined && shown.indexOf(input) === i) as HTMLInputElement[];
    for (const input of this.inputs) input.checked = order.includes(input);
    this.arrange(order);
    return (Array.isArray(raw) ? order.length === marks.length : isBlank(raw)) ? undefined : raw;
  }

  read(): Json | undefined {
    const kept = this.order.filter((input) => input.checked);
    this.arrange(kept.concat(this.inputs.filter((input) => input.checked && !kept.includes(input))));
    return this.order.length > 0 ? this.order.map((input) => Number(input.value)) : undefined;
  }

  resay(): void {
    this.arrange(this.order);
  }

  private move(input: HTMLInputElement, by: number): void {
    const from = this.order.indexOf(input);
    const to = from + by;
    if (to < 0 || to >= this.order.length) return;
    const order = this.order.slice();
    order.splice(from, 1);
    order.splice(to, 0, input);
    this.arrange(order);
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  private arrange(order: HTMLInputElement[]): void {
    this.order = order;
    for (const input of this.inputs) this.renderPlace(input, order.indexOf(input));
    const line = find(this.inputs[0]!.closest("fieldset")!, ".order");
    setText(line, order.length > 1 ? say(this.texts, "page.order", order.map(wordsOf).join(" → ")) : "");
  }

  private renderPlace(input: HTMLInputElement, at: number): void {
    const place = find(input.parentElement!, ".place");
    place.hidden = at < 0;
    setText(place, at < 0 ? "" : say(this.texts, "page.place", at + 1));
    moveOf(input).hidden = at < 0;
    const [earlier, later] = moveOf(input).querySelectorAll("button");
    earlier!.setAttribute("aria-disabled", String(at === 0));
    later!.setAttribute("aria-disabled", String(at === this.order.length - 1));
  }
}

function moveOf(input: HTMLInputElement): HTMLElement {
  return input.parentElement!.nextElementSibling as HTMLElement;
}

function wordsOf(input: HTMLInputElement): string {
  return find(input.parentElement!, "bdi").textContent!;
}

pieces.ranking = Ranking;
