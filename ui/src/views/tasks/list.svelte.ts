import { commands } from '../../lib/bindings.gen';
import type { GroupView, PlanView, RoleName, TaskFilter, TaskRow } from '../../lib/bindings.gen';
import type { Params, Program } from '../../domain/program.svelte';
import { recall, remember } from '../../lib/memory';

/** A line of the table: the heading of a group, or a task with its place among the tasks. */
export type Line =
  { kind: 'group'; numeral: string; title: string } | { kind: 'task'; row: TaskRow; index: number };

const kept = 'tasks.filter';
const nothing: TaskFilter = {
  plan: null,
  search: null,
  unit: null,
  group: null,
  status: null,
  role: null,
  due_within: null,
};

/** What is not remembered: what was searched for, and which plan was looked into. */
const ofToday = { search: null, plan: null };

/** Which tasks are shown, which row is the current one, and which is open beside. */
export class TaskList {
  filter = $state<TaskFilter>({ ...nothing, ...recall<TaskFilter>(kept), ...ofToday });
  /** The numbers another place asked for; nothing else is shown then. */
  only = $state.raw<readonly string[]>();
  /** Place of the current row among the tasks shown. */
  active = $state(0);
  /** The number of the task open beside the table. */
  opened = $state<string>();

  #found = $state.raw<readonly TaskRow[]>([]);
  /** Whether the first answer has come. */
  loaded = $state(false);

  readonly rows = $derived.by(() => {
    const { only } = this;
    return only ? this.#found.filter((row) => only.includes(row.number)) : this.#found;
  });
  /** The plan shown, where it is not the one in force today. */
  #other = $state.raw<PlanView>();
  /** The plan whose tasks are shown. */
  readonly plan = $derived.by(() => this.#other ?? this.#program.plan);
  readonly #table = $derived.by(() => withGroups(this.rows, this.plan?.groups ?? []));
  readonly total = $derived.by(() => this.plan?.tasks.length ?? 0);
  readonly isFiltered = $derived(
    this.only !== undefined ||
      Object.entries(this.filter).some(([name, value]) => name !== 'plan' && value !== null),
  );

  readonly #program: Program;
  /** The question that is being answered. */
  #asked: Promise<unknown> = Promise.resolve();

  constructor(program: Program) {
    this.#program = program;
  }

  /** Everything the table shows, top to bottom. */
  get lines(): readonly Line[] {
    return this.#table.lines;
  }

  /** Place of the current row among the lines; undefined where there is none. */
  get place(): number | undefined {
    return this.#table.places[this.active];
  }

  /** The number of the current row. */
  get current(): string | undefined {
    return this.rows[this.active]?.number;
  }

  /** Asks for the rows; an answer that a newer question has overtaken is left aside. One question
   *  at a time: of what is typed while the shell answers, only the last is asked. */
  async load(filter: TaskFilter, asOf: string | null, isStale: () => boolean) {
    await this.#asked;
    if (isStale()) return;
    const answer = this.#ask(filter, asOf);
    this.#asked = answer.catch(() => undefined);
    const [rows, plan] = await answer;
    if (!rows || isStale()) return;
    const current = this.current;
    this.#found = rows;
    this.#other = plan;
    this.loaded = true;
    const place = this.rows.findIndex((row) => row.number === (this.opened ?? current));
    this.active = Math.max(place, 0);
  }

  /** The rows, and their plan where it may be another than the one in force today. */
  #ask(filter: TaskFilter, asOf: string | null) {
    const { read } = this.#program;
    const plan = filter.plan ?? null;
    const isOther = plan !== null || asOf !== null;
    return Promise.all([
      read(() => commands.taskList(filter, asOf)),
      isOther ? read(() => commands.plan(plan, asOf)) : undefined,
    ]);
  }

  /** Shows what another place asked for. */
  take(params: Params) {
    const { task, unit, status, tasks } = params;
    if (!task && !unit && !status && !tasks) return;
    const plan = planOf(task, this.#program);
    this.filter = { ...nothing, plan, unit: unit ?? null, status: status ?? null };
    this.only = tasks;
    this.opened = task;
    this.active = Math.max(
      this.rows.findIndex((row) => row.number === task),
      0,
    );
  }

  /** Narrows the list, and remembers how for the next time. */
  narrow(change: Partial<Omit<TaskFilter, 'role'>> & { role?: RoleName | null }) {
    this.filter = { ...this.filter, ...change };
    remember(kept, { ...this.filter, ...ofToday });
  }

  /** Shows everything again. */
  clear() {
    this.only = undefined;
    this.narrow({ ...nothing, plan: this.filter.plan ?? null });
  }

  /** Shows another plan's tasks; null is the plan in force. Its groups are its own. */
  look(plan: string | null) {
    this.only = undefined;
    this.opened = undefined;
    this.narrow({ plan, group: null });
  }

  /** Makes a row the current one; what is open beside follows it. */
  move(index: number) {
    const last = this.rows.length - 1;
    if (last < 0) return;
    this.active = Math.min(Math.max(index, 0), last);
    if (this.opened !== undefined) this.opened = this.current;
  }

  open() {
    this.opened = this.current;
  }

  close() {
    this.opened = undefined;
  }
}

/** The plan that a task's number names behind a stroke, as in "5/2024". */
function planOf(task: string | undefined, program: Program): string | null {
  const name = task?.split('/').at(-1);
  const isNamed = program.state?.plans.some(
    (plan) => plan.name === name || String(plan.year) === name,
  );
  return (isNamed && name) || null;
}

/** Puts the headings of the groups between the tasks, which stand in the plan's order, and says
 *  where each task stands then. */
function withGroups(
  rows: readonly TaskRow[],
  groups: readonly GroupView[],
): { lines: Line[]; places: number[] } {
  const lines: Line[] = [];
  const places: number[] = [];
  let before: number | undefined;
  rows.forEach((row, index) => {
    if (row.group !== before) {
      before = row.group;
      const group = groups[row.group];
      if (group) lines.push({ kind: 'group', numeral: group.numeral, title: group.title });
    }
    places.push(lines.length);
    lines.push({ kind: 'task', row, index });
  });
  return { lines, places };
}
