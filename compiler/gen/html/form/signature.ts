import type { Control } from "./control";
import { find } from "./dom";
import { bytesOf, drawn } from "./image";
import { Pen } from "./pen";
import { bodyOf } from "./photo";
import { awaitDrawn, pieces } from "./piece";
import { isBlank, type Json } from "./record";

/** How many characters a drawing in a record has at most, that is shown: what a cell of Excel holds. */
const mostShown = 32_767;

/** How many characters the form makes of a drawing at most, and how large that is in pixels. */
const [wanted, width, height] = [16_000, 480, 200];

/** How many pixels the side of a drawing may have that is shown: a file of few bytes can be a picture of very many. */
const longestSide = 4_000;

/**
 * A signature: a name that is typed, or a picture of what was drawn, which is a data URL of a PNG. It is shown by drawing its
 * bytes, as a photo is.
 */
class Signature implements Control {
  private readonly input: HTMLInputElement;
  private drawing: string | undefined;
  private pen: Pen | undefined;
  private readonly root: HTMLElement;
  private readonly canvas: HTMLCanvasElement;

  constructor([input]: HTMLInputElement[]) {
    this.input = input!;
    this.root = this.input.closest<HTMLElement>("[data-item]")!;
    this.canvas = find(this.root, "canvas");
    this.on(".sign", () => this.open());
    this.on(".again", () => this.open());
    this.on(".erase", () => this.erase());
    this.on(".signed", () => this.close());
    window.addEventListener("resize", () => this.fit());
  }

  show(raw: Json | undefined): Json | undefined {
    this.pen = this.stopped();
    this.drawing = typeof raw === "string" && isDrawing(raw) ? raw : undefined;
    const name = typeof raw === "string" && this.drawing === undefined ? raw : "";
    this.input.value = name;
    const shows = isBlank(raw) || this.drawing !== undefined || this.input.value === raw; // a browser drops line ends
    if (!shows) this.input.value = "";
    this.render();
    return shows ? undefined : raw;
  }

  read(): Json | undefined {
    return this.drawing ?? (this.input.value.trim() || undefined);
  }

  private on(button: string, act: () => void): void {
    find(this.root, button).addEventListener("click", act);
  }

  /** Opens the paper to draw on. What was drawn before is kept until the first stroke. */
  private open(): void {
    this.pen = this.stopped() ?? new Pen(this.canvas, () => this.take());
    this.render();
    this.fit();
    find(this.root, ".signed").focus({ preventScroll: true });
    find(this.root, ".paper").scrollIntoView({ block: "nearest" });
  }

  private take(): void {
    this.change(pictureOf(this.canvas));
  }

  /** Takes away what was drawn; what is open stays open. */
  private erase(): void {
    this.pen?.clear();
    this.change(undefined);
    if (this.pen) return;
    this.render();
    find(this.root, ".sign").focus(); // the button has gone
  }

  private close(): void {
    this.pen = this.stopped();
    this.render();
    find(this.root, this.drawing === undefined ? ".sign" : ".again").focus({ preventScroll: true });
  }

  private stopped(): undefined {
    this.pen?.off();
    return undefined;
  }

  private change(drawing: string | undefined): void {
    this.drawing = drawing;
    this.input.value = "";
    find(this.root, ".paper").dispatchEvent(new Event("change", { bubbles: true }));
  }

  private fit(): void {
    if (this.canvas.offsetWidth > 0) this.pen?.fit();
  }

  private render(): void {
    const [isOpen, isDrawn] = [this.pen !== undefined, this.drawing !== undefined];
    find(this.root, ".line").hidden = isOpen || isDrawn;
    const paper = find(this.root, ".paper");
    paper.hidden = !isOpen && !isDrawn;
    paper.classList.toggle("open", isOpen);
    find(this.root, ".signed").hidden = !isOpen;
    find(this.root, ".again").hidden = isOpen;
    find(this.root, ".signing").hidden = !isOpen;
    find(this.root, ".unseen").hidden = true;
    if (!isOpen && this.drawing !== undefined) awaitDrawn(this.draw(this.drawing));
  }

  private async draw(drawing: string): Promise<void> {
    this.canvas.width = this.canvas.height = 1;
    try {
      const bitmap = await createImageBitmap(new Blob([bytesOf(bodyOf(drawing)!)]));
      if (this.drawing === drawing && !this.pen) drawn(this.canvas, bitmap, width);
    } catch {
      if (this.drawing === drawing) find(this.root, ".unseen").hidden = false;
    }
  }
}

/** Whether a text is a drawing that can be shown: a PNG of few characters that is not too large. */
function isDrawing(text: string): boolean {
  if (!/^data:image\/png;base64,(?:[A-Za-z0-9+/]{4}){8,}[A-Za-z0-9+/]{0,4}={0,2}$/.test(text.slice(0, mostShown + 1))) return false;
  if (text.length > mostShown || bodyOf(text)!.length % 4 !== 0) return false;
  const header = new DataView(bytesOf(bodyOf(text)!.slice(0, 32)).buffer);
  return header.getUint32(16) <= longestSide && header.getUint32(20) <= longestSide;
}

/** What is drawn on a canvas, without what is blank around it, as a data URL that is small enough. */
function pictureOf(canvas: HTMLCanvasElement): string | undefined {
  const [left, top, right, bottom] = inked(canvas);
  if (right < left) return undefined;
  const [wide, high] = [right - left + 1, bottom - top + 1];
  const small = document.createElement("canvas");
  for (let scale = Math.min(1, width / wide, height / high); ; scale *= 0.8) {
    small.width = Math.ceil(wide * scale) + 8;
    small.height = Math.ceil(high * scale) + 8;
    const context = small.getContext("2d", { alpha: false })!;
    context.fillStyle = "#fff";
    context.fillRect(0, 0, small.width, small.height);
    context.drawImage(canvas, left, top, wide, high, 4, 4, wide * scale, high * scale);
    const picture = small.toDataURL("image/png");
    if (picture.length <= wanted) return picture;
  }
}

/** The left, top, right and bottom of what is not blank. */
function inked(canvas: HTMLCanvasElement): [number, number, number, number] {
  const { data, width, height } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let i = 3, at = 0; i < data.length; i += 4, at++) {
    if (data[i] === 0) continue;
    const [x, y] = [at % width, Math.floor(at / width)];
    [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
  }
  return [left, top, right, bottom];
}

pieces.signature = Signature;
