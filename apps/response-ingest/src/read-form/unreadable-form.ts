import type { Problem } from '@sidetone/platform/web';

/**
 * Stands for the body where a form cannot be read. It is refused by the controller and not by the parser, because only the
 * controller can tell a browser so on a page.
 */
export class UnreadableForm {
  constructor(readonly problem: Problem) {}
}
