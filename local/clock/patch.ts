/**
 * Makes `Date` of this thread follow the machine's movable clock. Import it before anything that
 * might keep a reference to `Date`. All threads share one offset, so emulators and functions always
 * agree on what time it is. Timers stay real: a second of waiting is a second.
 */
const RealDate = globalThis.Date;
const realNow = RealDate.now.bind(RealDate);

/** Milliseconds the clock is ahead of the real one; one shared number for all threads. */
let offset = new Float64Array(new SharedArrayBuffer(8));

/** The buffer to hand to other threads. */
export function sharedOffset(): SharedArrayBuffer {
  return offset.buffer as SharedArrayBuffer;
}

/** Makes this thread follow a clock that another thread made. */
export function followClock(buffer: SharedArrayBuffer): void {
  offset = new Float64Array(buffer);
}

export function offsetMs(): number {
  return offset[0] ?? 0;
}

export function setOffsetMs(ms: number): void {
  offset[0] = ms;
}

/** The real time, whatever the clock says. */
export { realNow };

const now = () => Math.floor(realNow() + offsetMs());

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args: [], newTarget) =>
    Reflect.construct(
      target,
      args.length === 0 ? [now()] : args,
      newTarget === MovedDate ? target : newTarget,
    ) as object,
  apply: () => new RealDate(now()).toString(),
  get: (target, name) => (name === "now" ? now : Reflect.get(target, name)),
});
const MovedDate = globalThis.Date;
// `x.constructor === Date` keeps holding.
Object.defineProperty(RealDate.prototype, "constructor", { value: MovedDate, writable: true });
