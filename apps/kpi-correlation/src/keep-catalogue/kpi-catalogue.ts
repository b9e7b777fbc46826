import { Injectable } from '@nestjs/common';
import { SHIPPED_CATALOGUE, type CompiledCatalogue } from '@sidetone/domain/kpi';
import type { Transaction } from '@sidetone/platform/database';

@Injectable()
export class KpiCatalogue {
  current(_tx: Transaction): Promise<CompiledCatalogue> {
    return Promise.resolve(SHIPPED_CATALOGUE);
  }
}
