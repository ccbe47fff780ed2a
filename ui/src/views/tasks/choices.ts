import type { AssignmentDetail, UnitView } from '../../lib/bindings.gen';
import { folded } from '../../lib/fold';
import { words } from '../../lib/words.gen';

/** A unit or collective that can be assigned. */
export interface Choice {
  name: string;
  isCollective: boolean;
  /** How many members it has, or the role the unit has already. */
  note: string;
}

/** Collectives first, then the units there are on a day, in the order of protocol. */
export function choices(
  units: readonly UnitView[],
  lines: readonly AssignmentDetail[],
  day: string,
): { title: string; list: Choice[] }[] {
  const there = units.filter(({ until }) => until === null || until >= day);
  const members = new Map<string, number>();
  for (const unit of there) {
    for (const name of unit.collectives) members.set(name, (members.get(name) ?? 0) + 1);
  }
  const roles = new Map(lines.map((line) => [line.unit, line.role]));
  const role = (unit: string) => {
    const has = roles.get(unit);
    if (has === undefined) return '';
    return has === 'lead' ? words.role.lead : words.role.support;
  };
  return [
    {
      title: words.assign.collectives,
      list: [...members].map(([name, count]) => ({
        name,
        isCollective: true,
        note: words.assign.members({ count }),
      })),
    },
    {
      title: words.assign.units,
      list: there.map(({ name }) => ({ name, isCollective: false, note: role(name) })),
    },
  ];
}

/** Those whose name holds the text, diacritics left aside. */
export function matching(list: readonly Choice[], text: string): Choice[] {
  const wanted = folded(text);
  return list.filter((choice) => folded(choice.name).includes(wanted));
}
