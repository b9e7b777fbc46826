import { Counter, type Registry } from 'prom-client';

/** What became of due work, by its name: whether it moves on shows what a number of waiting rows alone does not. */
export class DueMetrics {
  private readonly moves: Counter;
  private readonly failures: Counter;

  constructor(registry: Registry) {
    this.moves = new Counter({
      name: 'sidetone_due_moves_total',
      help: 'Rows that due work moved on, by work; of work that goes on for long by itself, its steps.',
      labelNames: ['work'],
      registers: [registry],
    });
    this.failures = new Counter({
      name: 'sidetone_due_failures_total',
      help: 'Times that due work failed and was tried again, by work.',
      labelNames: ['work'],
      registers: [registry],
    });
  }

  /** There from the start: Prometheus sees no increase in a series that begins at 1. */
  begin(work: string): void {
    this.moves.inc({ work }, 0);
    this.failures.inc({ work }, 0);
  }

  moved(work: string, rows: number): void {
    this.moves.inc({ work }, rows);
  }

  failed(work: string): void {
    this.failures.inc({ work });
  }
}
