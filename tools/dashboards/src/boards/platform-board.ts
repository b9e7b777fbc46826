import { serviceNames } from '@sidetone/platform/service';
import type { Board } from '../board/board.js';
import { oneOf } from '../board/variables.js';
import { fatesRow } from './platform/fates-row.js';
import { machineRow } from './platform/machine-row.js';
import { nowRow } from './platform/now-row.js';
import { promisesRow } from './platform/promises-row.js';
import { insideRow, redRow } from './platform/red-row.js';
import { waitsRow } from './platform/waits-row.js';

export const platformBoard = (): Board => ({
  uid: 'sidetone-platform',
  title: 'Platform health',
  about:
    'Whether the services are there and keep what was promised: what waits, how fast it goes, what fails, what is given up, and what it takes of the machine.',
  from: 'now-6h',
  variables: [oneOf('service', 'Service', serviceNames)],
  marks: [],
  rows: [nowRow(), promisesRow(), waitsRow(), redRow(), fatesRow(), insideRow(), machineRow()],
});
