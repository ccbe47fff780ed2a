import { commands } from '../lib/bindings.gen';
import type {
  DayChoice,
  HelperChoice,
  PlanView,
  Progress,
  ProposalView,
  Refusal,
  StateView,
  TodayView,
} from '../lib/bindings.gen';
import { recall, remember } from '../lib/memory';
import { words } from '../lib/words.gen';
import { isAppendix } from './drops';

/** Either an answer or a refusal, as the shell sends it. */
export type Answer<T> = { status: 'ok'; data: T } | { status: 'error'; error: Refusal };

/** The places of the navigation, in its order. */
export const placeNames = [
  'today',
  'tasks',
  'units',
  'periods',
  'intake',
  'indicators',
  'difficulties',
  'returns',
  'journal',
  'settings',
] as const;
export type PlaceName = (typeof placeNames)[number];

/** What a place is opened with. */
export interface Params {
  /** The number of the task to open. */
  task?: string;
  /** The id of the period to open. */
  period?: string;
  /** The unit to show only. */
  unit?: string;
  /** The derived status to show only. */
  status?: string;
  /** The numbers of the tasks to show only. */
  tasks?: string[];
  /** The plan whose tasks are to be carried over. */
  carry?: string;
  /** The code of the indicator to open. */
  indicator?: string;
}

/** What was done just now. */
export interface Done {
  text: string;
  /** Whether it can be taken back. */
  undo?: boolean;
  /** A file the program wrote: it can be opened and shown in its folder. */
  file?: string;
  /** A written folder or file that can only be shown. */
  folder?: string;
  /** The next step. */
  next?: { label: string; go: () => void };
}

/** What an appendix is read from: a file, what comes with the program, or what was copied. */
export type Source = { path: string } | 'bundled' | 'pasted';

/** Where the program stands; the shell keeps the truth, this only shows it. */
export class Program {
  state = $state<StateView>();
  plan = $state.raw<PlanView>();
  today = $state.raw<TodayView>();
  preview = $state.raw<ProposalView>();
  /** Where what is previewed comes from. */
  previewed = $state.raw<Source>('bundled');

  place = $state<PlaceName>('today');
  params = $state.raw<Params>({});
  /** Grows with every place that is opened. */
  visit = $state(0);
  /** Where the keyboard goes in what is shown; it may come later than the place. */
  home = $state.raw<HTMLElement>();
  /** The day everything is shown as of; null is the clock's day. */
  asOf = $state<string | null>(null);
  /** Grows with everything that may have changed the store: what was read before is old. */
  revision = $state(0);

  /** How many jobs are at work or wait for their turn. */
  #jobs = $state(0);
  /** Whether something is at work. */
  busy = $derived(this.#jobs > 0);
  /** Ends with the job that was asked for last. */
  #last: Promise<unknown> = Promise.resolve();
  refusal = $state.raw<Refusal>();
  done = $state.raw<Done>();
  progress = $state.raw<Progress>();
  /** Files given to the place Tiếp nhận, which takes them and empties this. */
  dropped = $state.raw<string[]>([]);
  /** Whether files hang over the window. */
  hovering = $state(false);
  /** Whether the palette or the sheet of shortcuts is open. */
  dialog = $state<'find' | 'shortcuts'>();

  constructor() {
    const place = recall<PlaceName>('place');
    if (place && placeNames.includes(place)) this.place = place;
    void this.refresh();
  }

  /** The day everything is shown as of. */
  get day(): string {
    return this.asOf ?? this.state?.today ?? '';
  }

  /** Opens a place. */
  go = (place: PlaceName, params: Params = {}) => {
    this.preview = undefined;
    this.place = place;
    this.params = params;
    this.dialog = undefined;
    // What was done stays said where it was done; a refusal stays until it is read.
    this.done = undefined;
    this.visit += 1;
    remember('place', place);
  };

  /** Moves the day everything is shown as of; null puts it back. */
  lookAsOf = (day: string | null) => {
    this.asOf = day === this.state?.today ? null : day;
    this.revision += 1;
    void this.#readToday();
  };

  /** Does something that changes the store or takes time, with its refusal shown: one at a time,
   *  what is asked for meanwhile in its turn. `done` says what to tell her; answers undefined where
   *  it was refused. */
  run = <T>(
    job: () => Promise<Answer<T>>,
    done?: (data: T) => Done | undefined,
  ): Promise<T | undefined> => {
    this.#jobs += 1;
    const turn = this.#last.then(() => this.#work(job, done));
    this.#last = turn.catch(() => undefined);
    return turn;
  };

  async #work<T>(
    job: () => Promise<Answer<T>>,
    done?: (data: T) => Done | undefined,
  ): Promise<T | undefined> {
    this.refusal = undefined;
    this.done = undefined;
    // Whatever breaks, the window stays usable.
    try {
      const answer = await job();
      if (answer.status === 'error') this.refusal = answer.error;
      else this.done = done?.(answer.data);
      await this.refresh();
      return answer.status === 'ok' ? answer.data : undefined;
    } finally {
      this.progress = undefined;
      this.#jobs -= 1;
    }
  }

  /** Reads something quietly: a refusal is shown, and one that stands is left standing. */
  read = async <T>(job: () => Promise<Answer<T>>): Promise<T | undefined> => {
    const answer = await job();
    if (answer.status === 'ok') return answer.data;
    this.refusal = answer.error;
    return undefined;
  };

  /** Asks the shell anew where the program stands. */
  refresh = async () => {
    const state = await this.read(() => commands.state());
    if (!state) return;
    this.state = state;
    const ready = state.condition === 'ready';
    this.plan = ready ? await this.read(() => commands.plan(null, null)) : undefined;
    if (state.condition === 'no_plan' && this.place !== 'journal') this.place = 'today';
    await this.#readToday();
    this.revision += 1;
  };

  async #readToday() {
    const ready = this.state?.condition === 'ready';
    this.today = ready ? await this.read(() => commands.today(this.asOf)) : undefined;
  }

  /** Reads an appendix for a look before anything is stored; null is the bundled one. */
  lookAt = (path: string | null) =>
    this.#look(path === null ? 'bundled' : { path }, () =>
      commands.previewAppendix(path, null, null),
    );

  /** The same for a table or text that was copied elsewhere. */
  lookAtPasted = (text: string) =>
    this.#look('pasted', () => commands.previewPastedAppendix(text, null));

  async #look(source: Source, job: () => Promise<Answer<ProposalView>>): Promise<boolean> {
    const found = await this.run(job);
    if (!found) return false;
    this.previewed = source;
    this.preview = found;
    this.visit += 1;
    return true;
  }

  /** Stores what was looked at, with what was ticked and chosen in it. */
  accept = async (helpers: HelperChoice[], days: DayChoice[]) => {
    const isFirst = this.state?.condition === 'no_plan';
    const stored = await this.run(
      () => commands.acceptAppendix(helpers, days),
      () => ({
        text: words.preview.stored,
        undo: true,
        ...(isFirst && {
          next: { label: words.preview.handOut, go: () => this.go('periods') },
        }),
      }),
    );
    if (!stored) return;
    const said = this.done;
    this.go(isFirst ? 'today' : 'tasks');
    this.done = said;
  };

  /** Leaves the preview without storing it. */
  leave = () => {
    this.preview = undefined;
    this.visit += 1;
  };

  /** Takes the last operation back and says which. */
  undo = () =>
    this.run(
      () => commands.undo(),
      (data) => ({ text: words.notice.undone({ what: data.undone.what }) }),
    );

  /** Files dropped on the window: an appendix in the first steps, else reports that came in. */
  takeDrop = (paths: string[]) => {
    const [only] = paths;
    const condition = this.state?.condition;
    // What a mail program drags out of itself has no path.
    if (only === undefined && condition === 'ready') this.done = { text: words.dropNothing };
    const awaitsPlan = condition === 'no_plan' || this.preview !== undefined;
    if (only !== undefined && paths.length === 1 && awaitsPlan && isAppendix(only)) {
      void this.lookAt(only);
    } else if (condition === 'ready' && paths.length > 0) {
      this.dropped = paths;
      this.go('intake');
    }
  };

  /** Stops what takes long; nothing is stored of it. */
  cancel = () => void commands.cancel();

  /** Puts the notice away. */
  dismiss = () => {
    this.refusal = undefined;
    this.done = undefined;
  };
}
