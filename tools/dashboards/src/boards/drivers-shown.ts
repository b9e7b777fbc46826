import * as insight from '@sidetone/platform/insight';
import { NOT_KNOWN, type FieldLook } from '../board/field-looks.js';
import { bars, numbers, tableOf } from '../board/panels.js';

export const LOST: FieldLook = { unit: 'suffix: pts', decimals: 2, whenNull: 'not known' };
export const RUN_LINK: FieldLook = {
  link: { title: 'The run', url: '${api}/v1/runs/${__data.fields["run_id"]}' },
};
export const KPI_LINK: FieldLook = {
  link: { title: 'This KPI', url: '/d/sidetone-driver?var-kpi=${__value.raw}&var-kind=${kind}' },
};

export const verdict = (width = 8) => numbers({ ...insight.verdictOfDrivers, width, height: 5, looks: {} });

export const pointsLost = (where: string, width = 12) =>
  bars({
    ...insight.pointsLost(where),
    empty: `${insight.NO_RUN} Or the last one flags none of these KPIs: the table beside it says what it found.`,
    width,
    height: 10,
    looks: { 'Points lost': LOST },
  });

export const driverTable = (where: string, width = 12) =>
  tableOf({
    ...insight.drivers(where),
    empty: `${insight.NO_RUN} Or the last one could tell nothing of these KPIs: the board Driver says why.`,
    width,
    height: 10,
    looks: {
      KPI: KPI_LINK,
      Team: NOT_KNOWN,
      'Points lost': LOST,
      from: LOST,
      to: LOST,
      q: { decimals: 3 },
      run_id: RUN_LINK,
    },
  });
