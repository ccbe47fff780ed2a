import type { OwnFieldName } from '../../lib/bindings.gen';
import { words } from '../../lib/words.gen';

const says = words.mapping.field;

/** What a column of a unit's own table can be read as, in the order it is offered in. */
export const fieldNames: Readonly<Record<OwnFieldName, string>> = {
  number: says.number,
  content: says.content,
  result: says.result,
  state: says.state,
  percent: says.percent,
  done_on: says.doneOn,
  product: says.product,
  note: says.note,
};

/** Whether a column of it says something of a task. */
export function reports(field: OwnFieldName): boolean {
  return field !== 'number' && field !== 'content' && field !== 'note';
}
