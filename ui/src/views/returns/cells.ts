/** The element of a page's cell an event happened in. */
export function cellOf(event: Event): HTMLElement | undefined {
  const { target } = event;
  if (!(target instanceof Element)) return undefined;
  return target.closest<HTMLElement>('[data-cell]') ?? undefined;
}

const STEPS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The cell an arrow key leads to; itself at the table's edge. */
export function stepFrom(cell: HTMLElement, key: string): HTMLElement | undefined {
  const step = STEPS[key];
  const table = cell.closest('[data-cells]');
  if (!step || !table) return undefined;
  const rows = [...table.querySelectorAll<HTMLElement>('[data-row]')];
  const row = cell.closest<HTMLElement>('[data-row]');
  if (!row) return undefined;
  const column = [...row.children].indexOf(cell) + step[1];
  const target = rows[rows.indexOf(row) + step[0]] ?? row;
  const found = target.children[Math.max(0, Math.min(column, target.children.length - 1))];
  return found instanceof HTMLElement ? found : undefined;
}
