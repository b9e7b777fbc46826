import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { rankDrivers, type DriverAnswer } from './index.js';

interface Planted {
  readonly recovered: {
    readonly marginal: Readonly<Record<string, { kendall: number; kendallP: number; kendallAdjustedP: number }>>;
  };
}

const fixture = (name: string) => readFileSync(new URL(`../statistics/fixtures/${name}`, import.meta.url));
const planted: Planted = JSON.parse(fixture('planted-small.json').toString());
const kpis = Object.keys(planted.recovered.marginal);

function plantedAnswers(): DriverAnswer[] {
  const [header = '', ...lines] = gunzipSync(fixture('planted-small.csv.gz')).toString().trim().split('\n');
  const columns = header.split(',');
  return lines.map((line, index) => {
    const row = Object.fromEntries(line.split(',').map((cell, column) => [columns[column] ?? '', cell]));
    const exposures = Object.fromEntries(kpis.map((kpi) => [kpi, Number(row[kpi])]));
    return { respondentId: row['response_id'] ?? '', answeredAt: index, score: Number(row['score']), exposures };
  });
}

describe('20,000 answers of a planted world', () => {
  const ranking = rankDrivers({ answers: plantedAnswers(), kpis, minimumN: 100, directionOf: () => 'none' });
  const driver = (kpi: string) => ranking.drivers.find((candidate) => candidate.kpi === kpi);

  it.each(kpis)('agree with R about %s, to p-values of 1e-281', (kpi) => {
    const expected = planted.recovered.marginal[kpi];
    expect(driver(kpi)?.tau).toBeCloseTo(expected?.kendall ?? Number.NaN, 11);
    expect((driver(kpi)?.p ?? 0) / (expected?.kendallP ?? 0)).toBeCloseTo(1, 6);
    expect((driver(kpi)?.q ?? 0) / (expected?.kendallAdjustedP ?? 0)).toBeCloseTo(1, 6);
  });

  it('show every KPI that was planted with an effect', () => {
    const causal = ['dropped_calls', 'setup_failures', 'data_session_failures', 'open_ticket_hours', 'repeat_tickets'];
    for (const kpi of causal) expect(driver(kpi)).toMatchObject({ flagged: true, direction: -1, holds: true });
    expect(ranking.verdict).toBe('usable');
  });

  it('clear the KPI that is related to nothing', () => {
    expect(driver('billing_disputes')?.flagged).toBe(false);
  });

  // Taken one by one, KPIs that travel with a cause look like one: the reason why the words are "associated with".
  it('cannot tell the decoy from the cause it follows', () => {
    expect(driver('low_coverage_minutes')?.flagged).toBe(true);
  });
});
