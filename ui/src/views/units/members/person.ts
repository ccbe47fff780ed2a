import type { MemberForm, MemberRoleName, MemberView } from '../../../lib/bindings.gen';
import { words } from '../../../lib/words.gen';

/** What somebody may be in the group, in the order it is offered. */
export const roles: readonly [MemberRoleName, string][] = [
  ['head', words.members.head],
  ['standing_deputy', words.members.standingDeputy],
  ['deputy', words.members.deputy],
  ['member', words.members.member],
  ['secretary', words.members.secretary],
];

/** Somebody as they are written, or nobody yet. */
export function personOf(one?: MemberView): MemberForm {
  const role = roles.find(([role]) => role === one?.role)?.[0] ?? 'member';
  return { name: one?.name ?? '', position: one?.position ?? '', unit: one?.unit ?? '', role };
}
