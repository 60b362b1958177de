// Loaded into a node before anything else: its clock is off by CLOCK_SHIFT_MS. Timers are not.
const shift = Number(process.env.CLOCK_SHIFT_MS);
const TrueDate = Date;

globalThis.Date = new Proxy(TrueDate, {
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length === 0 ? [target.now() + shift] : args, newTarget),
  apply: (target) => new target(target.now() + shift).toString(),
  get: (target, name, receiver) =>
    name === 'now' ? () => target.now() + shift : Reflect.get(target, name, receiver),
});
Object.defineProperty(TrueDate.prototype, 'constructor', { value: globalThis.Date });
Object.defineProperty(performance, 'timeOrigin', { value: performance.timeOrigin + shift });
