/** What keeps a command from doing what it was asked, in one sentence for whoever typed it. */
export class CliFailure extends Error {
  override readonly name = 'CliFailure';
}
