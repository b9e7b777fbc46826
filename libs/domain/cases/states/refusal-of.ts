import type { CaseCommand, Step } from './case-command.js';
import type { WorkedCase } from './case-state.js';

type Refusal = Pick<Extract<Step<WorkedCase>, { kind: 'refused' }>, 'reason' | 'mend'>;

/** What stands against a command that the state itself would allow. */
export function refusalOf(one: WorkedCase, command: CaseCommand): Refusal | undefined {
  switch (command.kind) {
    case 'assign':
      return emptyText(command.to.team, 'team', 'Name the team that works on the case.');
    case 'agreeCause':
      return emptyText(command.cause, 'cause', 'Give the code of a cause of the taxonomy.');
    case 'startAction':
      return emptyText(command.action, 'action', 'Give the id of the action plan.');
    case 'resolve':
      return (
        needsCause(one) ??
        emptyText(command.resolution.whatWasDone, 'whatWasDone', 'Say what was done for the customer.')
      );
    case 'escalate':
      return command.level > one.escalationLevel && Number.isInteger(command.level)
        ? emptyText(command.toTeam, 'toTeam', 'Name the team that is to help.')
        : {
            reason: 'levelNotHigher',
            mend: `The case stands at level ${one.escalationLevel}; give a higher whole level than that, not ${command.level}.`,
          };
    default:
      return undefined;
  }
}

/** Thanks need no cause; what went wrong is not called mended before somebody has said what it was. */
function needsCause({ band, cause }: WorkedCase): Refusal | undefined {
  if (band === 'promoter' || cause !== undefined) return undefined;
  return { reason: 'needsCause', mend: `Agree on the cause first: the customer was a ${band}.` };
}

function emptyText(text: string, field: string, mend: string): Refusal | undefined {
  return text.trim() === '' ? { reason: 'emptyText', mend: `${field} is empty. ${mend}` } : undefined;
}
