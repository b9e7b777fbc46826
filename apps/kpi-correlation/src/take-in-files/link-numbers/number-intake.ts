import { Inject, Injectable } from '@nestjs/common';
import type { PlatformSettings } from '@sidetone/platform/config';
import { SETTINGS } from '../../app.settings.js';
import { NUMBER_COLUMNS } from '../map-columns/columns.js';
import { readRows } from '../read-file/read-rows.js';
import { spoolUpload, type SpooledFile } from '../read-file/spool-upload.js';
import { clockOf, columnPlan } from '../read-settings-of-file.js';
import { NumberHasher } from '../take-calls/number-hasher.js';
import { MOST_LISTED, type RefusedRow } from '../take-rows/file-store.js';
import { UploadGate } from '../upload-gate.js';
import type { UploadedFile } from '../uploaded-file.js';
import { NumberLinker } from './number-linker.js';
import { readNumber } from './read-number.js';

/** What became of a list of numbers. */
export interface NumbersReport {
  readonly rows: number;
  readonly linked: number;
  readonly refused: number;
  /** The first 1,000 of them. */
  readonly refusedRows: readonly RefusedRow[];
  /** Parked calls that were published, now that it is known whose they are. */
  readonly published: number;
}

/** One entry of a list: what it says by column, or why it cannot be read at all. */
interface Entry {
  readonly line: number;
  readonly cell: ((column: string) => string | undefined) | string;
}

const AT_ONCE = 2_000;

/** Takes in whose numbers are. The numbers themselves are kept nowhere. */
@Injectable()
export class NumberIntake {
  constructor(
    private readonly gate: UploadGate,
    private readonly hasher: NumberHasher,
    private readonly linker: NumberLinker,
    @Inject(SETTINGS) private readonly settings: Pick<PlatformSettings, 'OPERATOR_TIME_ZONE'>,
  ) {}

  /** A CSV file with the columns number, subscriptionId, validFrom and validTo. */
  takeFile({ body, encoding, query }: UploadedFile): Promise<NumbersReport> {
    this.hasher.requireSecret();
    const zone = query.zone ?? this.settings.OPERATOR_TIME_ZONE;
    clockOf(zone, undefined);
    return this.gate.hold(async () => {
      const spooled = await spoolUpload(body, encoding);
      try {
        return await this.gate.pass(() => this.takeSpooled(spooled, zone));
      } finally {
        await spooled.close();
      }
    });
  }

  private async takeSpooled(spooled: SpooledFile, zone: string): Promise<NumbersReport> {
    const content = await readRows(spooled.text(), columnPlan(NUMBER_COLUMNS, undefined));
    let report: NumbersReport = { rows: 0, linked: 0, refused: 0, refusedRows: [], published: 0 };
    for await (const rows of content.ranges(AT_ONCE)) {
      const entries = rows.map(({ line, content: row }): Entry => {
        if (row.kind === 'cells') return { line, cell: row.cell };
        return { line, cell: row.kind === 'broken' ? row.reason : 'it was left out' };
      });
      report = added(report, await this.takeEntries(entries, zone));
    }
    return report;
  }

  /** The same as a list of objects; `line` is the place in the list, from 1. */
  takeList(list: readonly Readonly<Record<string, unknown>>[], zone: string | undefined): Promise<NumbersReport> {
    this.hasher.requireSecret();
    const entries = list.map((entry, index): Entry => ({
      line: index + 1,
      cell: (column) => {
        const value = entry[column];
        return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
      },
    }));
    return this.takeEntries(entries, zone ?? this.settings.OPERATOR_TIME_ZONE);
  }

  private async takeEntries(entries: readonly Entry[], zone: string): Promise<NumbersReport> {
    const clock = clockOf(zone, undefined);
    const readings = entries.map(({ line, cell }) => ({
      line,
      ...(typeof cell === 'string'
        ? ({ kind: 'refused', reason: cell } as const)
        : readNumber(cell, clock, this.hasher)),
    }));
    const links = readings.flatMap((one) => (one.kind === 'link' ? [one.link] : []));
    const refusedRows = readings.flatMap((one) =>
      one.kind === 'refused' ? [{ line: one.line, reason: one.reason }] : [],
    );
    const published = links.length > 0 ? await this.linker.link(links) : 0;
    return { rows: entries.length, linked: links.length, refused: refusedRows.length, refusedRows, published };
  }
}

function added(one: NumbersReport, other: NumbersReport): NumbersReport {
  return {
    rows: one.rows + other.rows,
    linked: one.linked + other.linked,
    refused: one.refused + other.refused,
    refusedRows: [...one.refusedRows, ...other.refusedRows].slice(0, MOST_LISTED),
    published: one.published + other.published,
  };
}
