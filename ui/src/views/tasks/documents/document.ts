import type { DirectionName, DocumentForm, RegisterView } from '../../../lib/bindings.gen';

/** A document nobody has written anything of. */
export function blank(direction: DirectionName = 'in'): DocumentForm {
  return { direction, number: '', dated: '', issuer: '', summary: '', due: '', file: null };
}

/** A document of the register as it is written there; its file is not touched. */
export function written(one: RegisterView): DocumentForm {
  const { number, issuer, summary } = one;
  const [dated, due] = [one.dated ?? '', one.due ?? ''];
  return {
    direction: one.direction === 'out' ? 'out' : 'in',
    number,
    dated,
    issuer,
    summary,
    due,
    file: null,
  };
}
