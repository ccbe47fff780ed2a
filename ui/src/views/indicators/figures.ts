import type { FigureView, IndicatorView, NumbersView, Whose } from '../../lib/bindings.gen';
import { words } from '../../lib/words.gen';

const said = words.indicators;

/** A sum with the level it is over; of all units where they stand on one level only. */
export interface Sum {
  level: string | undefined;
  figure: FigureView;
}

/** The sums an indicator is judged by: levels consolidate apart. */
export function sums(one: IndicatorView): Sum[] {
  if (one.levels.length > 1) {
    return one.levels.map(({ level, ...figure }) => ({ level, figure }));
  }
  return one.figure ? [{ level: undefined, figure: one.figure }] : [];
}

/** "cấp xã". */
export function levelWord(level: string): string {
  return level === 'town' ? said.levelTown : said.levelCommune;
}

/** Whose number a sum is. */
export function ofSum({ level }: Sum): Whose {
  return level === undefined ? { of: 'all' } : { of: 'level', name: level };
}

/** "cấp xã", a unit's name; nothing of the sum over all. */
export function whoseWords(whose: Whose): string | undefined {
  if (whose.of === 'all') return undefined;
  return whose.of === 'level' ? levelWord(whose.name) : whose.name;
}

/** Whether anything is known: blank is not zero. */
export function isKnown(numbers: NumbersView): boolean {
  return numbers.shown !== '';
}

/** "+2,1 điểm %". */
export function moved({ change, in_points: inPoints }: FigureView): string {
  if (change === null) return '';
  return inPoints ? said.points({ change }) : change;
}

/** "Còn thiếu 75 để đạt ≥ 90%". */
export function missingWords(
  missing: string | null,
  goal: string | null,
  direction: string,
): string | undefined {
  if (missing === null) return undefined;
  const say = direction === 'lower' ? said.tooMuch : said.missing;
  return say({ number: missing, goal: goal ?? '' });
}

/** Whether an indicator's values are per cent. */
export const isRate = (kind: string) => kind === 'ratio' || kind === 'yes_no';
