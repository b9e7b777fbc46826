import { Injectable } from '@nestjs/common';
import { Database } from '@sidetone/platform/database';
import { Problem } from '@sidetone/platform/web';
import type { Programme } from '@sidetone/domain/programmes';
import { normaliseId } from '@sidetone/contracts/fields';
import { Channels, SENDING_CHANNELS } from '../channels/channels.js';
import { ProgrammeStore } from '../keep-programmes/programme-store.js';
import { baseOf } from '../send-messages/message-language.js';
import { builtInTemplates } from './built-in-templates.js';
import { languagesOf } from './languages-of.js';
import type { TemplateAnswer, TemplateOverview } from './template-body.js';
import { TemplateStore } from './template-store.js';

/** What the messages of a programme are made of, and what is missing. */
@Injectable()
export class TellTemplates {
  constructor(
    private readonly programmes: ProgrammeStore,
    private readonly templates: TemplateStore,
    private readonly channels: Channels,
  ) {}

  /** @throws Problem 404 for a programme that is not known */
  async of(programmeId: string, reader?: Pick<Database, 'query'>): Promise<TemplateOverview> {
    const programme = await this.programme(programmeId, reader);
    const offered = SENDING_CHANNELS.filter((channel) => programme.channels.includes(channel));
    const own = await this.templates.inForce(programmeId, reader);
    const saved = own.flatMap(({ body, subject, ...rest }) =>
      body === null ? [] : [{ ...rest, body, subject: subject ?? '' }],
    );
    const builtIn = offered.flatMap((channel) =>
      builtInTemplates(channel)
        .filter(({ language }) => !saved.some((one) => one.channel === channel && one.language === language))
        .map((template) => ({ ...template, savedAt: null, savedBy: null })),
    );
    const items: readonly TemplateAnswer[] = [...saved, ...builtIn];
    const missing = offered.flatMap((channel) =>
      languagesOf(programme)
        .filter((language) => !items.some((one) => one.channel === channel && covers(one.language, language)))
        .map((language) => `${channel}: ${language}`),
    );
    const notConfigured = programme.channels.flatMap((channel) => this.channels.whyMissing(channel) ?? []);
    return { items, missing, notConfigured };
  }

  private async programme(programmeId: string, reader?: Pick<Database, 'query'>): Promise<Programme> {
    const isId = normaliseId(programmeId) === programmeId;
    const [latest] = isId ? await this.programmes.versions(programmeId, reader) : [];
    if (latest) return latest.programme;
    throw new Problem(
      404,
      'No such programme',
      `There is no programme '${programmeId}'. GET /v1/programmes lists them.`,
    );
  }
}

/** Whether who wants a language is written to in it: in the same, or in one without its region. */
const covers = (written: string, wanted: string): boolean =>
  written.toLowerCase() === wanted.toLowerCase() || written.toLowerCase() === baseOf(wanted);
