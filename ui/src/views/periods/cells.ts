import { FileSignature } from '@lucide/svelte';
import type { CellView, PeriodView } from '../../lib/bindings.gen';
import { timelinessOf } from '../../domain/timeliness';
import type { Timeliness } from '../../domain/timeliness';
import { periodTitle } from '../../lib/format';
import { words } from '../../lib/words.gen';
import { handlingLook } from '../../domain/handling';

/** How a cell of the matrix looks on a day: what was not sent weighs more once it is due. */
export function lookOf(cell: CellView, isDue: boolean): Timeliness {
  const look = timelinessOf(cell.timeliness, cell.days_late);
  if (cell.lacks_figures) {
    const word = `${look.word}, ${words.signed.lacksFigures}`;
    return { ...look, tone: 'soon', icon: FileSignature, word };
  }
  if (cell.timeliness !== 'not_sent' || !isDue) return look;
  return { ...look, tone: 'late', word: words.timeliness.notSentDue };
}

/** Whether the units' reports of a period were due before a day. */
export function isDue(period: PeriodView, day: string): boolean {
  return period.units_due.slice(0, 10) < day;
}

/** What a cell of the matrix says, in full. */
export function cellWords(
  unit: string,
  period: PeriodView,
  cell: CellView | null,
  day: string,
): string {
  if (cell && cell.reminders > 0) {
    const said = cellWords(unit, period, { ...cell, reminders: 0 }, day);
    return words.periods.cellReminded({ cell: said, count: cell.reminders });
  }
  const at = { unit, period: periodTitle(period) };
  if (!cell) return words.periods.cell({ ...at, state: words.timeliness.notOwed });
  const state = lookOf(cell, isDue(period, day)).word;
  if (!cell.handling) return words.periods.cell({ ...at, state });
  return words.periods.cellHandled({ ...at, state, handling: handlingLook(cell.handling).text });
}

/** Where a key goes from a cell, as row and column; undefined for a key that goes nowhere. */
export function goal(
  event: KeyboardEvent,
  [row, column]: readonly [number, number],
  page: number,
  [lastRow, lastColumn]: readonly [number, number],
): [number, number] | undefined {
  const goals: Record<string, [number, number]> = {
    ArrowDown: [row + 1, column],
    ArrowUp: [row - 1, column],
    ArrowRight: [row, column + 1],
    ArrowLeft: [row, column - 1],
    PageDown: [row + page, column],
    PageUp: [row - page, column],
    Home: [event.ctrlKey ? -1 : row, 0],
    End: [event.ctrlKey ? lastRow : row, lastColumn],
  };
  return goals[event.key];
}
