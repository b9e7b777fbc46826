import { Type, type Static } from '@sinclair/typebox';
import { Ajv } from 'ajv';
import { CliFailure } from '../cli-failure.js';

const refusedRow = Type.Object({ line: Type.Number(), reason: Type.String() });

const fileReport = Type.Object({
  id: Type.String(),
  rows: Type.Number(),
  accepted: Type.Number(),
  dropped: Type.Array(Type.Object({ reason: Type.String(), rows: Type.Number() })),
  refused: Type.Number(),
  refusedRows: Type.Array(refusedRow),
  published: Type.Number(),
  parked: Type.Number(),
  waiting: Type.Number(),
  leftOut: Type.Array(Type.Object({ reason: Type.String(), measurements: Type.Number() })),
});

const numbersReport = Type.Object({
  rows: Type.Number(),
  linked: Type.Number(),
  refused: Type.Number(),
  refusedRows: Type.Array(refusedRow),
  published: Type.Number(),
});

/** What became of the rows of one upload; the same shape for numbers, whose rows are accepted when they are linked. */
export type UploadReport = Omit<Static<typeof fileReport>, 'id'>;

const ajv = new Ajv();
const isFileReport = ajv.compile<Static<typeof fileReport>>(fileReport);
const isNumbersReport = ajv.compile<Static<typeof numbersReport>>(numbersReport);

/** @throws CliFailure when that is no report: whatever answered is not Sidetone */
export function readReport(value: unknown): UploadReport {
  if (isFileReport(value)) return value;
  if (isNumbersReport(value)) {
    return { ...value, accepted: value.linked, dropped: [], parked: 0, waiting: 0, leftOut: [] };
  }
  throw new CliFailure('what was answered is no report of a file; is --url the address of Sidetone?');
}

/** The reports of the pieces of one file as one; lines are those of the file. */
export function joinedReport(reports: readonly { report: UploadReport; linesBefore: number }[]): UploadReport {
  const sum = (of: (report: UploadReport) => number): number =>
    reports.reduce((total, { report }) => total + of(report), 0);
  return {
    rows: sum(({ rows }) => rows),
    accepted: sum(({ accepted }) => accepted),
    refused: sum(({ refused }) => refused),
    published: sum(({ published }) => published),
    parked: sum(({ parked }) => parked),
    waiting: sum(({ waiting }) => waiting),
    dropped: grouped(
      reports.flatMap(({ report }) => report.dropped.map(({ reason, rows }) => [reason, rows] as const)),
    ).map(([reason, rows]) => ({ reason, rows })),
    leftOut: grouped(
      reports.flatMap(({ report }) =>
        report.leftOut.map(({ reason, measurements }) => [reason, measurements] as const),
      ),
    ).map(([reason, measurements]) => ({ reason, measurements })),
    refusedRows: reports.flatMap(({ report, linesBefore }) =>
      report.refusedRows.map(({ line, reason }) => ({ line: line + linesBefore, reason })),
    ),
  };
}

function grouped(counts: readonly (readonly [string, number])[]): readonly (readonly [string, number])[] {
  const sums = new Map<string, number>();
  for (const [reason, count] of counts) sums.set(reason, (sums.get(reason) ?? 0) + count);
  return [...sums];
}
