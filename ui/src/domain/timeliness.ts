import { Check, CircleSlash, Clock, Minus, X } from '@lucide/svelte';
import { words } from '../lib/words.gen';

/** How a report stands against its due time, and how that looks. */
export interface Timeliness {
  icon: typeof Check;
  tone: 'done' | 'soon' | 'late' | 'wait';
  /** In full. */
  word: string;
  /** Short enough for a cell of the matrix. */
  short: string;
}

const { timeliness: text } = words;

/** Reads the stable word of a report's timeliness; `days` is how many days late it came. */
export function timelinessOf(timeliness: string, days: number): Timeliness {
  switch (timeliness) {
    case 'on_time':
      return { icon: Check, tone: 'done', word: text.onTime, short: text.onTimeCell };
    case 'late_same_day':
      return { icon: Clock, tone: 'soon', word: text.lateSameDay, short: text.sameDayCell };
    case 'late':
      return {
        icon: Clock,
        tone: 'soon',
        word: text.late({ days }),
        short: text.lateCell({ days }),
      };
    case 'never':
      return { icon: X, tone: 'late', word: text.never, short: text.neverCell };
    case 'waived':
      return { icon: CircleSlash, tone: 'wait', word: text.waived, short: text.waivedCell };
    default:
      return { icon: Minus, tone: 'wait', word: text.notSent, short: text.notSentCell };
  }
}
