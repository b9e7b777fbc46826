import { SECOND_MS } from '@sidetone/domain/time';

/**
 * How many messages may leave: at most `perSecond`, evenly, with what one second allows in one go. It runs by the machine's clock
 * and not by the business's, because it protects a machine. Each process keeps its own.
 */
export class Pacer {
  private allowance: number;
  private countedAt: number;

  constructor(
    private readonly perSecond: number | undefined,
    nowMs: number,
  ) {
    this.allowance = this.most;
    this.countedAt = nowMs;
  }

  /** How many may leave at `nowMs`, of a clock that never runs backwards. */
  allowed(nowMs: number): number {
    if (this.perSecond === undefined) return Number.MAX_SAFE_INTEGER;
    this.allowance = Math.min(this.most, this.allowance + ((nowMs - this.countedAt) / SECOND_MS) * this.perSecond);
    this.countedAt = nowMs;
    return Math.floor(this.allowance);
  }

  /** Notes that so many left. */
  took(count: number): void {
    this.allowance -= count;
  }

  private get most(): number {
    return Math.max(1, this.perSecond ?? 1);
  }
}
