import type { DirectionName, DocumentForm } from '../../../lib/bindings.gen';

/** A document nobody has written anything of. */
export function blank(direction: DirectionName = 'in'): DocumentForm {
  return { direction, number: '', dated: '', issuer: '', summary: '', due: '', file: null };
}
