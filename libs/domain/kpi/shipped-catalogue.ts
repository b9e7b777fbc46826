import { compileCatalogue } from './compile-catalogue.js';
import { SHIPPED_KPIS } from './shipped-kpis.js';

/** The catalogue as it ships, ready to be asked. What an operator has in force may differ. */
export const SHIPPED_CATALOGUE = compileCatalogue(SHIPPED_KPIS);
