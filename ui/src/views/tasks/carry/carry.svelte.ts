import { untrack } from 'svelte';
import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import type { Program } from '../../../domain/program.svelte';
import { commands } from '../../../lib/bindings.gen';
import type { CarryRow, CarryView } from '../../../lib/bindings.gen';
import { words } from '../../../lib/words.gen';

/** The later plan where there is none yet: it is founded. */
export const FOUND = 'found';

/** What becomes of an earlier plan's tasks, as it is gone through; nothing is stored before. */
export class Turn {
  readonly #program: Program;
  /** Which plans were chosen, by their names. */
  #from = $state<string>();
  #to = $state<string>();
  /** What is said of a plan that is founded. */
  #year = $state<number>();
  title = $state('');
  document = $state('');
  /** What was chosen in the place of what is proposed, by the task. */
  readonly #chosen = new SvelteMap<string, string>();
  /** Tasks whose new one is still to be named. */
  readonly #awaiting = new SvelteSet<string>();
  view = $state.raw<CarryView>();

  constructor(program: Program) {
    this.#program = program;
  }

  get plans() {
    return this.#program.state?.plans ?? [];
  }

  /** The earlier plan: what was chosen or asked for, else the first with tasks to decide on. */
  get from() {
    const named = (name?: string) => this.plans.find((plan) => plan.name === name);
    return (
      named(this.#from) ??
      named(this.#program.params.carry) ??
      this.plans.find((plan) => plan.undecided > 0) ??
      this.plans.at(-1)
    );
  }

  get later() {
    const year = this.from?.year;
    return year === undefined ? [] : this.plans.filter((plan) => plan.year > year);
  }

  /** The later plan's name, or that it is founded. */
  get to(): string {
    const isKnown = this.#to === FOUND || this.later.some(({ name }) => name === this.#to);
    return (isKnown ? this.#to : undefined) ?? this.later.at(-1)?.name ?? FOUND;
  }

  get year(): number | undefined {
    return this.#year ?? this.plans.at(-1)?.next_year;
  }

  /** Whether everything is said that storing needs. */
  get isReady() {
    return this.view !== undefined && this.view.tasks.length > 0 && this.#awaiting.size === 0;
  }

  chooseFrom(name: string) {
    this.#from = name;
    this.#forget();
  }

  chooseTo(name: string) {
    this.#to = name;
    this.#forget();
  }

  chooseYear(text: string) {
    const year = Number(text);
    if (Number.isInteger(year) && year > 0) this.#year = year;
  }

  /** What becomes of a task as it is shown. */
  courseOf = (row: CarryRow) => (this.#awaiting.has(row.task) ? 'replace' : row.course);

  /** Why it is proposed; nothing where somebody chose. */
  groundOf(row: CarryRow): string {
    if (this.#chosen.has(row.task) || this.#awaiting.has(row.task)) return '';
    const grounds: Record<string, string> = {
      same_words: words.carry.sameWords,
      alike_words: words.carry.alikeWords,
      done: words.carry.done,
      dropped: words.carry.dropped,
      standing: words.carry.standing,
      open: words.carry.open,
    };
    return grounds[row.ground] ?? '';
  }

  newTaskOf = (row: CarryRow) => (this.#awaiting.has(row.task) ? '' : (row.new_task ?? ''));

  choose(row: CarryRow, course: string) {
    if (course === 'replace') {
      this.#awaiting.add(row.task);
      return;
    }
    this.#awaiting.delete(row.task);
    this.#chosen.set(row.task, course);
  }

  /** Asks what is proposed, whenever something it rests on changes. */
  load = () => {
    void this.#program.revision;
    const request = this.#request([...this.#chosen].map(([task, course]) => ({ task, course })));
    // While something is stored, the plans are about to change.
    if (!this.from || this.#program.busy) return;
    let isStale = false;
    void untrack(() => this.#program.read(() => commands.carryOver(request))).then((found) => {
      if (!isStale) this.view = found;
    });
    return () => {
      isStale = true;
    };
  };

  /** Stores exactly what is shown. */
  store = async () => {
    const rows = this.view?.tasks ?? [];
    const request = this.#request(
      rows.map(({ task, course, new_task: into }) => ({ task, course: into ?? course })),
    );
    await this.#program.run(
      () => commands.acceptCarry(request),
      ({ counts, to }) => {
        this.#to = undefined;
        this.#forget();
        return { text: words.carry.stored({ count: counts.tasks, year: to }), undo: true };
      },
    );
  };

  #request(choices: { task: string; course: string }[]) {
    const isFounded = this.to === FOUND && this.year !== undefined;
    return {
      from: this.from?.name ?? null,
      to: this.to === FOUND ? null : this.to,
      found: isFounded
        ? { year: this.year, title: this.title || null, document: this.document }
        : null,
      choices,
    };
  }

  #forget() {
    this.#chosen.clear();
    this.#awaiting.clear();
    this.#year = undefined;
    this.title = '';
    this.document = '';
  }
}
