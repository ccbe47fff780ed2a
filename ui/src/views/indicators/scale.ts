import type { SeriesPointView } from '../../lib/bindings.gen';

/** A place on a chart; without a height where nothing is known. */
export interface Spot {
  x: number;
  y: number | undefined;
}

/** The lowest and the highest of what is drawn, targets included; never of no height. */
export function extent(series: readonly SeriesPointView[]): { low: number; high: number } {
  const drawn = series.flatMap(({ value, target }) => [value, target]);
  const known = drawn.filter((one) => one !== null);
  const low = known.length > 0 ? Math.min(...known) : 0;
  const high = known.length > 0 ? Math.max(...known) : 1;
  return low === high ? { low: low - 1, high: high + 1 } : { low, high };
}

/** A line through the spots that breaks where nothing is known. */
export function path(spots: readonly Spot[]): string {
  return spots
    .map(({ x, y }, index) => {
      if (y === undefined) return '';
      return `${spots[index - 1]?.y === undefined ? 'M' : 'L'}${x} ${y}`;
    })
    .join(' ');
}

/** Round marks for an axis that holds everything drawn, from below: three to six of them. */
export function marks(low: number, high: number): number[] {
  const span = high - low || 1;
  const rough = span / 3;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? rough;
  const first = Math.floor(low / step);
  const count = Math.ceil(high / step) - first;
  return Array.from({ length: count + 1 }, (_, index) => (first + index) * step);
}
