import { Injectable } from '@nestjs/common';
import { eventKey } from '@sidetone/contracts/identity';
import { Problem } from '@sidetone/platform/web';
import { FilePlans, type FilePlan } from './file-plan.js';
import type { FileQuery } from './file-query.js';
import { fileReport, type FileReport } from './file-report.js';
import { readRows } from './read-file/read-rows.js';
import { spoolUpload, type SpooledFile } from './read-file/spool-upload.js';
import { NumberHasher } from './take-calls/number-hasher.js';
import { FileStore, type FileIdentity, type StoredFile } from './take-rows/file-store.js';
import { FileTaker } from './take-rows/file-taker.js';
import { NO_ROWS, sumOfCounts } from './take-rows/range-counts.js';
import { UploadGate } from './upload-gate.js';
import type { UploadedFile } from './uploaded-file.js';

/** Takes files in, and tells what became of them. */
@Injectable()
export class FileIntake {
  constructor(
    private readonly gate: UploadGate,
    private readonly plans: FilePlans,
    private readonly taker: FileTaker,
    private readonly files: FileStore,
    private readonly hasher: NumberHasher,
  ) {}

  /** What became of the rows of this upload. @throws Problem when the file is refused as a whole, or calls are not taken here */
  async takeCalls(upload: UploadedFile): Promise<FileReport> {
    this.hasher.requireSecret();
    return this.take(upload, await this.plans.forCalls(upload.query));
  }

  async takeCounters(upload: UploadedFile): Promise<FileReport> {
    return this.take(upload, await this.plans.forCounters(upload.query));
  }

  /** How a file stands, whatever uploads it came in; undefined where there is none. */
  async find(fileId: string): Promise<FileReport | undefined> {
    const file = await this.files.find(fileId);
    return file === undefined ? undefined : this.standingOf(file);
  }

  async standingOf(file: StoredFile): Promise<FileReport> {
    const counts = await this.files.countsOf(file.fileNo);
    return fileReport(file, counts.reduce(sumOfCounts, NO_ROWS), await this.files.refusedRows(file.fileNo));
  }

  private take({ body, encoding, query }: UploadedFile, plan: FilePlan): Promise<FileReport> {
    return this.gate.hold(async () => {
      const spooled = await spoolUpload(body, encoding);
      try {
        return await this.gate.pass(() => this.takeSpooled(spooled, query, plan));
      } finally {
        await spooled.close();
      }
    });
  }

  private async takeSpooled(spooled: SpooledFile, query: FileQuery, plan: FilePlan): Promise<FileReport> {
    const content = await readRows(spooled.text(), plan.columns);
    const door = plan.doorFor(content.header.names);
    // Keyed, because a file of one row could be guessed from its digest, and with it a number.
    const name = query.file ?? `unnamed-${this.hasher.fingerprint(spooled.digest).slice(0, 16)}`;
    const reading = this.hasher.fingerprint(JSON.stringify([plan.reading, content.header.names]));
    const identity = identityOf(plan, name);
    const counts = await this.taker.take(identity, content, door, reading);
    const file = await this.files.find(identity.fileId);
    if (file === undefined) throw new Problem(500, 'Something went wrong here', 'The file is not known any more.');
    return fileReport(file, counts, await this.files.refusedRows(file.fileNo));
  }
}

function identityOf({ kind, source, zone, mapping }: FilePlan, name: string): FileIdentity {
  return { fileId: eventKey(`${kind} ${source}`, name), kind, source, name, zone, mapping };
}
