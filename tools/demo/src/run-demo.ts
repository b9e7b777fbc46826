import type { DemoOptions } from './arguments.js';
import { tellBoards } from './boards/tell-boards.js';
import { mustShowInDemo } from './boards/what-worlds-show.js';
import { openPictureFolder, writePictures } from './glance/index.js';
import { judgeRun } from './judge-run.js';
import { exposuresAgree } from './results/compare-exposures.js';
import { printResult } from './show/print-result.js';
import { whereToLook } from './show/where-to-look.js';
import { withWorld } from './with-world.js';

/** The demo from beginning to end. Returns the exit code: 0 when every record is accounted for and exposures are as planted. Leaves nothing running. */
export async function runDemo(options: DemoOptions, signal: AbortSignal): Promise<number> {
  const pictures = await openPictureFolder(options.pictures);
  return withWorld(
    { name: 'demo', options },
    signal,
    async ({ base, stack, simulator, readingUrl, glances, progress, watch, file, failure }) => {
      const { result, missing } = await Promise.race([judgeRun(options, stack, simulator, progress, watch), failure]);
      progress.done();
      printResult(result, missing, process.stdout);
      const boardsShow =
        !options.boards || (await tellBoards(readingUrl, mustShowInDemo, (await simulator.history).now));
      const isSound = missing.length === 0 && exposuresAgree(result.exposures) && boardsShow;
      if (!isSound) process.stdout.write(`The logs of this run will be kept in ${stack.keepLogs()}\n`);
      await file.write(result);
      if (pictures !== undefined)
        for (const sentence of await writePictures(pictures, glances, 'UTC')) process.stdout.write(`${sentence}\n`);
      if (options.exit) return isSound ? 0 : 1;
      const { openLink } = (await simulator.history).answers;
      const surveyLink = openLink !== undefined && (await opens(openLink)) ? openLink : undefined;
      const { apiKey, logFolder } = stack;
      process.stdout.write(`\n${whereToLook({ base, apiKey, surveyLink, logFolder })}\n`);
      process.stdout.write('\nThe operator lives on in real time. Ctrl-C ends everything.\n');
      return failure;
    },
  );
}

/** Whether a page is there. A link that does not open is not shown. */
async function opens(link: string): Promise<boolean> {
  const response = await fetch(link).catch(() => undefined);
  await response?.body?.cancel();
  return response?.ok === true;
}
