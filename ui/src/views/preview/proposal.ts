import type { GroupView, ProposalView, ProposedTaskView, RemarkView } from '../../lib/bindings.gen';

/** A line of the table: the heading of a group, or a task. */
export type Line = { group: GroupView } | { task: ProposedTaskView };

/**
 * The tasks in the appendix's order under the headings of their groups. Each group has its tasks
 * right behind its heading, and may have no numeral to be known by. With only the changes wanted,
 * tasks that stay are left out, and groups without any other.
 */
export function linesOf({ groups, tasks }: ProposalView, onlyChanges: boolean): Line[] {
  let from = 0;
  return groups.flatMap((group): Line[] => {
    const all = tasks.slice(from, (from += group.tasks));
    const own = onlyChanges ? all.filter((task) => task.change !== 'same') : all;
    if (onlyChanges && own.length === 0) return [];
    return [{ group }, ...own.map((task) => ({ task }))];
  });
}

/** The line whose row holds the cell; -1 where no task stands there. */
export function lineAt(lines: Line[], cell: string): number {
  const row = cell.replace(/^[A-Z]+/i, '');
  const holds = (own: string) => own === cell || own.replace(/^[A-Z]+/i, '') === row;
  return lines.findIndex((line) => 'task' in line && line.task.cells.some(holds));
}

/** Remarks with the cell they stand at, in the order they came. */
export function byCell(remarks: RemarkView[]): { cell: string; messages: string[] }[] {
  const cells = new Map<string, string[]>();
  for (const { cell, message } of remarks) {
    cells.set(cell, [...(cells.get(cell) ?? []), message]);
  }
  return [...cells].map(([cell, messages]) => ({ cell, messages }));
}

/** One wording of units that could not be told, with every task it stands at. */
export interface Unread {
  text: string;
  numbers: string[];
  suggestions: string[];
}

/** The phrases that name no unit, each once; open ones name nobody on purpose. */
export function unreadOf({ tasks }: ProposalView, isOpen: boolean): Unread[] {
  const found = new Map<string, Unread>();
  for (const { number, lead, support } of tasks) {
    for (const phrase of [...lead, ...support]) {
      if (phrase.unit || phrase.collective || phrase.open !== isOpen) continue;
      const unread = found.get(phrase.text) ?? {
        text: phrase.text,
        numbers: [],
        suggestions: phrase.suggestions,
      };
      if (!unread.numbers.includes(number)) unread.numbers.push(number);
      found.set(phrase.text, unread);
    }
  }
  return [...found.values()];
}

/** How many tasks are new, changed and the same as stored. */
export function changesOf({ tasks }: ProposalView): { new: number; changed: number; same: number } {
  const count = (change: string) => tasks.filter((task) => task.change === change).length;
  return { new: count('new'), changed: count('changed'), same: count('same') };
}
