import { CircleAlert, CircleCheck, Hourglass } from '@lucide/svelte';
import { words } from '../lib/words.gen';

const looks = {
  new: { tone: 'wait', icon: Hourglass, text: words.handling.new },
  needs_more: { tone: 'soon', icon: CircleAlert, text: words.handling.needsMore },
  approved: { tone: 'done', icon: CircleCheck, text: words.handling.approved },
} as const;

/** What became of a report after it came, at a glance. */
export function handlingLook(handling: string) {
  return looks[handling as keyof typeof looks] ?? looks.new;
}
