/** Where the pen was and when, and how wide its line is there. */
interface Point {
  x: number;
  y: number;
  time: number;
  width: number;
}

/** How wide a line is that is drawn slowly, and quickly. */
const [broad, fine] = [3, 0.8];

/** A pen on a canvas, for a finger or a mouse. Its strokes run smoothly through where it was, and are thinner where it is quick. */
export class Pen {
  private strokes: Point[][] = [];
  /** The finger that draws; a second one does not. */
  private finger: number | undefined;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    ended: () => void,
  ) {
    const own = (event: PointerEvent) => event.pointerId === this.finger;
    canvas.style.touchAction = "none"; // a stroke does not scroll the page
    canvas.onpointerdown = (event) => this.finger === undefined && event.button === 0 && this.begin(event);
    canvas.onpointermove = (event) => own(event) && this.move(event);
    canvas.onpointerup = canvas.onpointercancel = (event) => {
      if (!own(event)) return;
      this.finger = undefined;
      ended();
    };
  }

  /** Draws no more. What is drawn stays. */
  off(): void {
    const { canvas } = this;
    canvas.style.touchAction = "";
    canvas.onpointerdown = canvas.onpointermove = canvas.onpointerup = canvas.onpointercancel = null;
  }

  clear(): void {
    this.strokes = [];
    this.fit();
  }

  /** Gives the canvas the pixels of the place that it has, and draws again what stands on it. */
  fit(): void {
    const ratio = Math.max(1, window.devicePixelRatio);
    this.canvas.width = this.canvas.offsetWidth * ratio;
    this.canvas.height = this.canvas.offsetHeight * ratio;
    this.ink.scale(ratio, ratio);
    for (const stroke of this.strokes) stroke.forEach((_, i) => this.draw(stroke, i));
  }

  private begin(event: PointerEvent): void {
    this.finger = event.pointerId;
    this.canvas.setPointerCapture(event.pointerId);
    this.strokes.push([]);
    this.put(event);
  }

  /** A browser tells of several moves at once. */
  private move(event: PointerEvent): void {
    const moves = event.getCoalescedEvents?.() ?? [];
    for (const move of moves.length > 0 ? moves : [event]) this.put(move);
  }

  private put({ offsetX: x, offsetY: y, timeStamp: time }: PointerEvent): void {
    const stroke = this.strokes[this.strokes.length - 1]!;
    const last = stroke[stroke.length - 1];
    const distance = last ? Math.hypot(x - last.x, y - last.y) : 0;
    if (last && distance < 1) return;
    stroke.push({ x, y, time, width: last ? widthAfter(last, distance / Math.max(1, time - last.time)) : (broad + fine) / 2 });
    this.draw(stroke, stroke.length - 1);
  }

  /** Draws what a point adds to a stroke: around the point before, from halfway to it to halfway behind it. */
  private draw(stroke: Point[], i: number): void {
    const [before, from, to] = [stroke[i - 2], stroke[i - 1], stroke[i]!];
    const { ink } = this;
    const start = from ? halfway(before ?? from, from) : to;
    const end = from ? halfway(from, to) : to;
    ink.lineCap = "round";
    ink.lineWidth = (from ?? to).width;
    ink.beginPath();
    ink.moveTo(start.x, start.y);
    ink.quadraticCurveTo((from ?? to).x, (from ?? to).y, end.x, end.y);
    ink.stroke();
  }

  private get ink(): CanvasRenderingContext2D {
    return this.canvas.getContext("2d")!;
  }
}

/** How wide the line is behind a point, at so many pixels a millisecond: it swells and thins out gently. */
function widthAfter(last: Point, speed: number): number {
  return 0.7 * last.width + 0.3 * Math.max(fine, broad / (1 + speed));
}

function halfway(a: Point, b: Point): { x: number; y: number } {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
