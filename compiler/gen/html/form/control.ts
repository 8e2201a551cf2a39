import type { Domain } from "./ir";
import { foldWidth, readNumber } from "./numeral";
import { pieces } from "./piece";
import { isBlank, noAnswerOf, type Json } from "./record";
import type { Texts } from "./say";

/** The inputs of one item. */
export interface Control {
  /** Shows what the inputs can show of an answer, and returns the rest; undefined for none. */
  show(raw: Json | undefined): Json | undefined;
  /** The answer that the inputs show; undefined for none. */
  read(): Json | undefined;
  /** Of what excludes each other keeps the input that was just edited. */
  edited?(input: EventTarget | null): void;
  /** Says again what it says, in the language of now. */
  resay?(): void;
}

export function controlOf(domain: Domain, inputs: HTMLInputElement[], texts: Texts): Control {
  const offers = inputs.filter((input) => input.dataset["none"] !== undefined);
  const value = valueControl(domain, inputs.filter((input) => !offers.includes(input)), texts);
  return offers.length > 0 ? new ValueOrNone(domain, value, offers) : value;
}

/** The inputs of a value, and a box for each kind of no answer: one excludes the others. */
class ValueOrNone implements Control {
  constructor(
    private readonly domain: Domain,
    private readonly value: Control,
    private readonly offers: HTMLInputElement[],
  ) {}

  show(raw: Json | undefined): Json | undefined {
    const kind = noAnswerOf(raw, this.domain);
    for (const offer of this.offers) offer.checked = offer.dataset["none"] === kind;
    return this.value.show(kind ? undefined : raw);
  }

  read(): Json | undefined {
    const checked = this.offers.find((offer) => offer.checked);
    return checked ? { none: checked.dataset["none"]! } : this.value.read();
  }

  edited(input: EventTarget | null): void {
    const offer = this.offers.find((offer) => offer === input);
    if (offer?.checked) this.value.show(undefined);
    if (offer?.checked || !offer) this.uncheck(offer);
  }

  resay(): void {
    this.value.resay?.();
  }

  private uncheck(except: HTMLInputElement | undefined): void {
    for (const offer of this.offers) if (offer !== except) offer.checked = false;
  }
}

function valueControl(domain: Domain, inputs: HTMLInputElement[], texts: Texts): Control {
  switch (domain.kind) {
    case "choice":
      return new Radios(inputs);
    case "choices":
      return domain.ordered ? new pieces.ranking(inputs, texts) : new Boxes(inputs);
    case "number":
      return new Line(inputs[0]!, (raw) => (typeof raw === "number" ? String(raw) : undefined), readNumber);
    case "text":
      return new Line(inputs[0]!, textOf, domain.format === undefined ? readText : readFormatted);
    case "location":
      return new pieces.location(inputs, texts);
    case "signature":
      if (domain.format === "photo") return new pieces.photo(inputs, texts);
      return new pieces.signature(inputs, texts);
    case "date":
    case "rows": // a group has no input of its own
      return new Line(inputs[0]!, textOf, readText);
  }
}

class Radios implements Control {
  constructor(private readonly inputs: HTMLInputElement[]) {}

  show(raw: Json | undefined): Json | undefined {
    for (const input of this.inputs) input.checked = raw === Number(input.value);
    return isBlank(raw) || this.inputs.some((input) => input.checked) ? undefined : raw;
  }

  read(): Json | undefined {
    const checked = this.inputs.find((input) => input.checked);
    return checked && Number(checked.value);
  }
}

class Boxes implements Control {
  constructor(private readonly inputs: HTMLInputElement[]) {}

  show(raw: Json | undefined): Json | undefined {
    const marks = Array.isArray(raw) ? raw : [];
    for (const input of this.inputs) input.checked = marks.includes(Number(input.value));
    if (!Array.isArray(raw)) return isBlank(raw) ? undefined : raw;
    const codes = this.inputs.map((input) => Number(input.value));
    const rest = marks.filter((mark, i) => !codes.includes(mark as number) || marks.indexOf(mark) !== i);
    return rest.length > 0 ? rest : undefined;
  }

  read(): Json | undefined {
    const marks = this.inputs.filter((input) => input.checked).map((input) => Number(input.value));
    return marks.length > 0 ? marks : undefined;
  }
}

/** One line of text: a text, a number, a date, a signature. */
class Line implements Control {
  constructor(
    private readonly input: HTMLInputElement,
    private readonly write: (raw: Json) => string | undefined,
    private readonly parse: (text: string) => Json | undefined,
  ) {}

  show(raw: Json | undefined): Json | undefined {
    const text = isBlank(raw) ? "" : this.write(raw as Json);
    this.input.value = text ?? "";
    if (this.input.value === text) return undefined;
    this.input.value = ""; // a browser drops line ends, and dates that are none
    return raw;
  }

  read(): Json | undefined {
    return this.parse(this.input.value);
  }
}

function textOf(raw: Json): string | undefined {
  return typeof raw === "string" ? raw : undefined;
}

/** Numbers of persons and telephones, typed in full width or with a small x. */
function readFormatted(text: string): string | undefined {
  return readText(foldWidth(text).toUpperCase());
}

function readText(text: string): string | undefined {
  return text.trim() || undefined;
}
