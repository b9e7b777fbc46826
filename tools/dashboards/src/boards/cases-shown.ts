import * as insight from '@sidetone/platform/insight';
import { COUNT } from '../board/field-looks.js';
import { numbers, overTime, tableOf } from '../board/panels.js';

export const casesNow = (width: number) =>
  numbers({
    ...insight.casesNow,
    width,
    height: 6,
    looks: { Live: COUNT, 'First contact past due': COUNT, 'Resolution past due': COUNT },
  });

export const pastDueByTeam = (width: number) =>
  tableOf({
    ...insight.pastDueByTeam,
    width,
    height: 6,
    looks: {
      'First contact past due': COUNT,
      'Resolution past due': COUNT,
      'Oldest was due': { whenNull: 'none' },
    },
  });

export const casesByDay = (width: number) =>
  overTime({
    ...insight.casesByDay,
    width,
    height: 8,
    looks: { Opened: COUNT, Contacted: COUNT, Closed: COUNT },
  });
