/**
 * Loaded into a process before the product (`--import`): sets the machine's clock, as JavaScript
 * sees it, ahead by so many milliseconds. The elapsed time goes on as before, as it does when a
 * machine's clock is set.
 */
const aheadMs = Number(process.env['SKEWED_BY_MS']);
const RealDate = Date;

class SkewedDate extends RealDate {
  constructor(...given: readonly unknown[]) {
    super(...((given.length === 0 ? [RealDate.now() + aheadMs] : given) as [number]));
  }

  static override now(): number {
    return RealDate.now() + aheadMs;
  }
}

globalThis.Date = SkewedDate as DateConstructor;
