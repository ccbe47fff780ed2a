import { CircleAlert, Clock, FileWarning, Hourglass, TriangleAlert } from '@lucide/svelte';
import type { Program } from '../../domain/program.svelte';
import type { CheckItem } from '../../lib/bindings.gen';
import { words } from '../../lib/words.gen';

const says = words.returns.check;

/** A check before sending, with the place that settles it. */
export interface Check {
  text: string;
  tone: 'soon' | 'late' | 'wait';
  icon: typeof Clock;
  names: string[];
  go: () => void;
}

/** The checks of a period's return, each leading to where it is settled. */
export function checksOf(items: readonly CheckItem[], period: string, program: Program): Check[] {
  const looks = {
    missing_units: { tone: 'soon', icon: Clock, say: says.missingUnits },
    needs_more: { tone: 'soon', icon: FileWarning, say: says.needsMore },
    unapproved: { tone: 'wait', icon: Hourglass, say: says.unapproved },
    rows_kept_aside: { tone: 'late', icon: CircleAlert, say: says.rowsKeptAside },
    contradiction: { tone: 'late', icon: TriangleAlert, say: says.contradiction },
  } as const;
  return items
    .filter((item) => item.count > 0)
    .map((item) => {
      const look = looks[item.kind as keyof typeof looks];
      const known = look ?? { tone: 'soon', icon: CircleAlert, say: says.other };
      return {
        text: known.say({ count: item.count }),
        tone: known.tone,
        icon: known.icon,
        names: item.names,
        go: () => program.go('periods', { period }),
      };
    });
}
