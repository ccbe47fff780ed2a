// What was copied in a spreadsheet or document, as lines of cells between tabs.

const skipped = new Set(['STYLE', 'SCRIPT', 'META', 'LINK', 'TITLE', 'TEMPLATE']);
const blocks = 'address, article, div, h1, h2, h3, h4, h5, h6, li, ol, p, pre, section, ul';

/** The table of a paste, with the lines of text around it; its plain text where it has no table. */
export function pastedText(data: DataTransfer): string {
  const html = data.getData('text/html');
  return tableText(html) || data.getData('text/plain');
}

/** The lines of a piece of HTML that holds a table; empty where it holds none. */
export function tableText(html: string): string {
  if (!/<table\b/i.test(html)) return '';
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  if (!body.querySelector('table')) return '';
  const lines: string[] = [];
  gather(body, lines);
  return lines.join('\n');
}

function gather(parent: Element, lines: string[]): void {
  for (const node of parent.childNodes) {
    if (node instanceof HTMLTableElement) lines.push(...rows(node));
    else if (node instanceof Element && node.querySelector(`table, ${blocks}`)) gather(node, lines);
    else {
      const text = trimmed(textOf(node));
      if (text) lines.push(quoted(text));
    }
  }
}

/** A merged cell says its words where it begins; the cells it covers are empty. */
function rows(table: HTMLTableElement): string[] {
  const lines: string[] = [];
  /** For each column, how many further rows a cell from above covers. */
  let covered: number[] = [];
  for (const row of table.rows) {
    if (isHidden(row)) continue;
    const cells: string[] = [];
    const below: number[] = [];
    const pass = () => {
      while (covered[cells.length]) {
        below[cells.length] = (covered[cells.length] ?? 0) - 1;
        cells.push('');
      }
    };
    for (const cell of row.cells) {
      pass();
      const reach = cell.rowSpan === 0 ? table.rows.length : cell.rowSpan;
      for (let column = 0; column < cell.colSpan; column++) {
        below[cells.length] = reach - 1;
        cells.push(column === 0 ? quoted(trimmed(textOf(cell))) : '');
      }
    }
    pass();
    // What is covered beyond the row's own cells stays covered.
    covered.forEach((rest, column) => {
      if (column >= cells.length && rest > 0) below[column] = rest - 1;
    });
    covered = below;
    lines.push(cells.join('\t').replace(/\t+$/, ''));
  }
  return lines;
}

/** The words of a node as they are read: one line for each break and each paragraph. */
function textOf(node: Node): string {
  if (node instanceof Text) return node.data.replace(/\s+/g, ' ');
  if (!(node instanceof Element) || skipped.has(node.tagName) || isHidden(node)) return '';
  if (node.tagName === 'BR') return '\n';
  const text = Array.from(node.childNodes, textOf).join('');
  if (/^T[DH]$/.test(node.tagName)) return `${text} `;
  return node.tagName === 'TR' || node.matches(blocks) ? `\n${text}\n` : text;
}

function isHidden(element: Element): boolean {
  return /display\s*:\s*none/i.test(element.getAttribute('style') ?? '');
}

function trimmed(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('\n');
}

/** A cell with a tab, a quote or a line break stands in quotes, quotes in it doubled. */
function quoted(cell: string): string {
  return /["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
