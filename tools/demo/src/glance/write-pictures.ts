import { access, constants, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { InfrastructureError, messageOf } from '@sidetone/infrastructure/failure';
import { drawSvg, LIGHT, pictureOf, type PictureName } from './pictures/index.js';
import type { GlanceReader } from './read-glance.js';

/** The pictures that a page elsewhere shows, such as README. */
const KEPT: readonly PictureName[] = ['score', 'drivers', 'past-due'];

/** The folder given as `--pictures`. @throws InfrastructureError when nothing could be written there later */
export async function openPictureFolder(path: string | undefined): Promise<string | undefined> {
  if (path === undefined) return undefined;
  const folder = resolve(path);
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory() !== true)
    throw new InfrastructureError(`--pictures cannot be written: there is no folder ${folder}; create it first.`);
  await access(folder, constants.W_OK).catch((error: unknown) => {
    throw new InfrastructureError(`--pictures cannot be written: ${messageOf(error)}.`, { cause: error });
  });
  return folder;
}

/** Draws what transactional surveys show into a folder; returns what was written and what there was nothing to draw for, in sentences. */
export async function writePictures(
  folder: string,
  reader: GlanceReader,
  timeZone: string,
): Promise<readonly string[]> {
  const glance = await reader.readAnew('transactional');
  if (glance.state !== 'seen')
    return [`No picture is drawn. ${glance.state === 'away' ? glance.words : 'Nothing says where to read.'}`];
  return Promise.all(
    KEPT.map(async (name) => {
      const picture = pictureOf(name, glance.seen, timeZone);
      if (picture.empty !== undefined) return `${name}.svg is not drawn. ${picture.empty}`;
      const file = join(folder, `${name}.svg`);
      await writeFile(file, `${drawSvg(picture, { palette: LIGHT, narrow: false })}\n`);
      return `${file}: ${picture.alternative}`;
    }),
  );
}
