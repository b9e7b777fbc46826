import type { AmountRecipe, CounterSum, KpiRecipe, RatioRecipe } from './kpi-recipe.js';

const ratio = (kpi: string, numerator: CounterSum, denominator: string): RatioRecipe => ({
  kind: 'ratio',
  kpi,
  unit: 'ratio',
  numerator,
  denominator: { plus: [denominator] },
});
const amount = (kpi: string, unit: string, counter: string, scale = 1): AmountRecipe => ({
  kind: 'amount',
  kpi,
  unit,
  amount: { plus: [counter] },
  scale,
});
const failed = (attempted: string, succeeded: string): CounterSum => ({ plus: [attempted], minus: [succeeded] });

/**
 * What is made of counters that are named as in 3GPP TS 32.425 (E-UTRAN), and of the usual names for what has none there. QCI 1
 * is conversational voice (TS 23.203), so its bearers are calls. Availability is not named for what is wrong, as the others are:
 * more of it is better.
 */
export const DEFAULT_RECIPES: readonly KpiRecipe[] = [
  ratio('voice.drop.ratio', { plus: ['ERAB.RelActNbr.QCI1'] }, 'ERAB.EstabInitSuccNbr.QCI1'),
  ratio('cell.bearer.drop.ratio', { plus: ['ERAB.RelActNbr.sum'] }, 'ERAB.EstabInitSuccNbr.sum'),
  ratio(
    'cell.bearer.setupfail.ratio',
    failed('ERAB.EstabInitAttNbr.sum', 'ERAB.EstabInitSuccNbr.sum'),
    'ERAB.EstabInitAttNbr.sum',
  ),
  ratio('cell.rrc.setupfail.ratio', failed('RRC.ConnEstabAtt.sum', 'RRC.ConnEstabSucc.sum'), 'RRC.ConnEstabAtt.sum'),
  ratio('cell.availability.ratio', { plus: ['cellAvailSec'] }, 'granularitySec'),
  amount('cell.throughput.kbps', 'kbit/s', 'DRB.UEThpDl_kbps'),
  amount('cell.load.ratio', 'ratio', 'PrbUtilDl_pct', 0.01),
  amount('coverage.low.ratio', 'ratio', 'RsrpBelow115_pct', 0.01),
];
