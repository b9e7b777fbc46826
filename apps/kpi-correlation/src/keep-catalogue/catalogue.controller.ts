import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Put, Query, Res } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { SHIPPED_KPIS, type KpiDefinition } from '@sidetone/domain/kpi';
import { KeyName, tagOf, tagOfContent, unlessKnown } from '@sidetone/platform/web';
import type { FastifyReply } from 'fastify';
import { shippedEntry, type CatalogueEntry } from './catalogue-entry.js';
import { isAskedFor, WhichKpis } from './catalogue-query.js';
import { RecountStore, type RecountTold } from '../recount-kpis/recount-store.js';
import { DefinitionStore } from './definition-store.js';
import { EDIT_EXAMPLE, readEditBody, Why } from './edit-body.js';
import { EditCatalogue, unknownKpi } from './edit-catalogue.js';
import { KpiCatalogue } from './kpi-catalogue.js';

/** A KPI as it is read: its definition, and which version that is. */
type KpiView = KpiDefinition & Omit<CatalogueEntry, 'definition'>;

const view = ({ definition, ...entry }: CatalogueEntry): KpiView => ({ ...definition, ...entry });

const IF_MATCH = { name: 'If-Match', description: 'The ETag of the version that is changed', required: false };
/** The KPI catalogue: what is counted, as data. */
@ApiTags('kpis')
@Controller('v1/kpis')
export class CatalogueController {
  constructor(
    private readonly catalogue: KpiCatalogue,
    private readonly definitions: DefinitionStore,
    private readonly edits: EditCatalogue,
    private readonly recounts: RecountStore,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'The KPIs in force: what they count, unit, windows, owner team, journey area, direction',
    description:
      'Version 0 is as shipped. With If-None-Match and the ETag of the last answer, 304 when nothing changed.',
  })
  async list(
    @Query() asked: WhichKpis,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ version: number; items: readonly KpiView[] } | undefined> {
    const { version, entries } = await this.catalogue.current();
    const items = entries.filter((entry) => !entry.retired && isAskedFor(asked, entry)).map(view);
    // By the content: an upgrade may change what ships, and with it no version.
    return unlessKnown(reply, known, tagOfContent(items), { version, items });
  }

  /** @throws Problem 404 */
  @Get(':kpi')
  @ApiOperation({
    summary: 'One KPI with all its versions, the latest first; its ETag is what an edit sends as If-Match',
  })
  @ApiParam({ name: 'kpi', example: 'voice.drop.count' })
  async read(
    @Param('kpi') kpi: string,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<(KpiView & { history: readonly KpiView[]; recount: RecountTold | null }) | undefined> {
    const shipped = SHIPPED_KPIS.filter((definition) => definition.kpi === kpi).map(shippedEntry);
    const history = [...(await this.definitions.history(kpi)), ...shipped].map(view);
    const [latest] = history;
    if (!latest) throw unknownKpi(kpi);
    const recount = (await this.recounts.lastOf(kpi)) ?? null;
    // The tag is of the definition: who follows a recount asks without it.
    return unlessKnown(reply, known, tagOf(latest.version), { ...latest, history, recount });
  }

  /** @throws Problem 400, 412, 428 */
  @Put(':kpi')
  @ApiOperation({
    summary: 'Create a KPI, or change it; it counts from now on, and its history is counted anew',
    description:
      'The whole definition is sent. Changing one that is there needs If-Match. What is wrong with it is told all at once.',
  })
  @ApiParam({ name: 'kpi', example: 'voice.drop.volte.count' })
  @ApiHeader(IF_MATCH)
  @ApiBody({ schema: { type: 'object', example: EDIT_EXAMPLE } })
  @ApiResponse({ status: 201, description: 'Created' })
  @ApiResponse({ status: 200, description: 'Changed, or already so' })
  async put(
    @Param('kpi') kpi: string,
    @Body() body: unknown,
    @Headers('if-match') ifMatch: string | undefined,
    @KeyName() by: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<KpiView> {
    const { written, note } = readEditBody(body);
    const { kind, entry } = await this.edits.put({ kpi, ifMatch, by, note }, written);
    reply.status(kind === 'created' ? 201 : 200).header('etag', tagOf(entry.version));
    return view(entry);
  }

  /** @throws Problem 404, 412, 428 */
  @Delete(':kpi')
  @HttpCode(204)
  @ApiOperation({ summary: 'Retire a KPI: it counts no longer, and its versions stay readable. PUT brings it back.' })
  @ApiParam({ name: 'kpi', example: 'voice.drop.volte.count' })
  @ApiHeader(IF_MATCH)
  async retire(
    @Param('kpi') kpi: string,
    @Query() { note }: Why,
    @Headers('if-match') ifMatch: string | undefined,
    @KeyName() by: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { entry } = await this.edits.retire({ kpi, ifMatch, by, note: note ?? null });
    reply.header('etag', tagOf(entry.version));
  }
}
