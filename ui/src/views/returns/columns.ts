import type { PageColumnView, PageTableView } from '../../lib/bindings.gen';

/** How many rows are looked at to tell how wide a column should be. */
const SAMPLE = 200;
/** Texts up to this length stand in one line where there is room; longer ones wrap, and their
 *  columns grow ever less. */
const LINE = 20;
const WIDEST = 80;

/** A heading cell: where it stands, how far it reaches. */
export interface HeadCell {
  text: string;
  column: number;
  columns: number;
  row: 1 | 2;
  rows: 1 | 2;
}

/** The columns' widths as a grid template: none narrower than its longest word, the rest by how
 *  much its cells say. */
export function template(table: PageTableView): string {
  const sample = table.rows.filter((row) => row.cells.length === table.columns.length);
  const step = Math.max(1, Math.floor(sample.length / SAMPLE));
  const cells = sample.filter((_, index) => index % step === 0).map((row) => row.cells);
  return table.columns
    .map((column, index) => {
      const texts = cells.map((row) => row[index] ?? '');
      const words = texts.flatMap((text) => text.split(/\s+/));
      const head = longest(column.heading.split(/\s+/)) * 1.1 + 1.8;
      const least = Math.min(Math.max(longest(words) + 1.9, head), 16);
      const said = upper(texts.map((text) => text.length));
      const wrapped = said <= LINE ? said : Math.min(LINE + (said - LINE) / 4, WIDEST);
      // What fits leaves the room to what wraps.
      const share = wrapped > least ? wrapped : least / 6;
      return `minmax(${least.toFixed(1)}ch, ${share.toFixed(1)}fr)`;
    })
    .join(' ');
}

/** The heading: one row, or two where columns share a parent. */
export function headCells(columns: readonly PageColumnView[]): HeadCell[] {
  const hasParents = columns.some((column) => column.parent !== null);
  const cells: HeadCell[] = [];
  columns.forEach((column, index) => {
    const at = index + 1;
    const { heading: text, parent } = column;
    if (parent === null) {
      cells.push({ text, column: at, columns: 1, row: 1, rows: hasParents ? 2 : 1 });
      return;
    }
    const over = cells.filter((cell) => cell.row === 1).at(-1);
    if (over?.rows === 1 && over.text === parent && over.column + over.columns === at) {
      over.columns += 1;
    } else {
      cells.push({ text: parent, column: at, columns: 1, row: 1, rows: 1 });
    }
    cells.push({ text, column: at, columns: 1, row: 2, rows: 1 });
  });
  return cells;
}

function longest(words: readonly string[]): number {
  return words.reduce((most, word) => Math.max(most, word.length), 0);
}

/** What nine of ten stay below. */
function upper(lengths: number[]): number {
  const sorted = [...lengths].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.9)] ?? 0;
}
