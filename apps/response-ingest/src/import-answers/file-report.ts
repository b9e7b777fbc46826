import { ApiProperty } from '@nestjs/swagger';
import type { LineResult } from './imported-answer.js';
import type { Resolution } from './line-of-row.js';

const MOST_EXAMPLES = 20;

export class RefusedInFile {
  @ApiProperty({ example: 'score: not one whole number from 0 to 10' })
  readonly reason!: string;

  @ApiProperty({ example: 3 })
  readonly lines!: number;

  @ApiProperty({ type: Number, isArray: true, description: 'The first twenty of them', example: [7, 112] })
  readonly examples!: readonly number[];
}

export class ResolvedInFile {
  @ApiProperty({
    enum: ['word', 'outOfTen', 'wordsToComment', 'severalScores'],
    description:
      'word: "ten" is 10. outOfTen: "9/10" is 9. wordsToComment: "4. No signal" is 4, and the words join the comment. severalScores: as the parameter `several` says',
  })
  readonly rule!: Resolution;

  @ApiProperty({ example: 12 })
  readonly lines!: number;

  @ApiProperty({ type: Number, isArray: true, description: 'The first twenty of them', example: [17] })
  readonly examples!: readonly number[];
}

/** What became of each line of a file: accepted + known before + refused = lines. */
export class FileReport {
  @ApiProperty({ example: 'brand-tracker-2026' })
  readonly surveyId!: string;

  @ApiProperty({ description: 'Without the header and empty lines', example: 3112 })
  readonly lines!: number;

  @ApiProperty({ example: 3092 })
  readonly accepted!: number;

  @ApiProperty({ description: 'Accepted from an earlier upload', example: 0 })
  readonly knownBefore!: number;

  @ApiProperty({ example: 20 })
  readonly refused!: number;

  @ApiProperty({ type: RefusedInFile, isArray: true })
  readonly reasons!: readonly RefusedInFile[];

  @ApiProperty({ type: ResolvedInFile, isArray: true, description: 'Scores that were read by a rule' })
  readonly resolved!: readonly ResolvedInFile[];
}

/** Counts what becomes of lines. */
export class FileTally {
  private accepted = 0;
  private knownBefore = 0;
  private refused = 0;
  private readonly reasons = new Map<string, number[]>();
  private readonly rules = new Map<Resolution, number[]>();

  add({ line, result, reason }: LineResult, resolutions: readonly Resolution[]): void {
    if (result === 'accepted') this.accepted += 1;
    else if (result === 'duplicate') this.knownBefore += 1;
    else {
      this.refused += 1;
      noteIn(this.reasons, reason ?? 'no reason', line);
      return;
    }
    for (const rule of resolutions) noteIn(this.rules, rule, line);
  }

  report(surveyId: string): FileReport {
    const { accepted, knownBefore, refused } = this;
    return {
      surveyId,
      lines: accepted + knownBefore + refused,
      accepted,
      knownBefore,
      refused,
      reasons: counted(this.reasons).map(({ name, ...rest }) => ({ reason: name, ...rest })),
      resolved: counted(this.rules).map(({ name, ...rest }) => ({ rule: name, ...rest })),
    };
  }
}

function noteIn<Key>(lists: Map<Key, number[]>, key: Key, line: number): void {
  const list = lists.get(key);
  if (list) list.push(line);
  else lists.set(key, [line]);
}

function counted<Name extends string>(
  lists: ReadonlyMap<Name, readonly number[]>,
): readonly { readonly name: Name; readonly lines: number; readonly examples: readonly number[] }[] {
  return [...lists]
    .map(([name, list]) => ({ name, lines: list.length, examples: list.slice(0, MOST_EXAMPLES) }))
    .sort((one, other) => other.lines - one.lines || (one.name < other.name ? -1 : 1));
}
