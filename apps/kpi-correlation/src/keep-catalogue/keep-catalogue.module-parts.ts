import { CatalogueController } from './catalogue.controller.js';
import { DefinitionStore } from './definition-store.js';
import { EditCatalogue } from './edit-catalogue.js';
import { KpiCatalogue } from './kpi-catalogue.js';

export const keepCatalogueDoors = [CatalogueController];

export const keepCatalogue = [DefinitionStore, KpiCatalogue, EditCatalogue];
