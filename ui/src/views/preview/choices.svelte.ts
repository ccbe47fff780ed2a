import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import type {
  DayChoice,
  HelperChoice,
  HelperView,
  ProposalView,
  ProposedTaskView,
} from '../../lib/bindings.gen';

/** A task with the helpers that its prose names. */
export interface Helped {
  task: ProposedTaskView;
  /** Its place among the proposal's tasks. */
  place: number;
  /** Those who can be assigned, with their places among its helpers. */
  helpers: { helper: HelperView; at: number }[];
  /** Phrases that assign nobody. */
  rest: string[];
}

/** A deadline that cannot be, with the days it may have meant. */
export interface Impossible {
  task: ProposedTaskView;
  place: number;
  text: string;
  days: string[];
}

/** What she ticked and chose while going through an appendix. It outlives a second reading: a
 *  task keeps its place, and a helper its words. */
export class Choices {
  readonly #taken = new SvelteSet<string>();
  readonly #days = new SvelteMap<number, string>();

  has = (place: number, helper: HelperView) => this.#taken.has(key(place, helper));

  take = (place: number, helper: HelperView, isTaken: boolean) => {
    if (isTaken) this.#taken.add(key(place, helper));
    else this.#taken.delete(key(place, helper));
  };

  day = (place: number) => this.#days.get(place) ?? '';

  setDay = (place: number, day: string) => {
    if (day) this.#days.set(place, day);
    else this.#days.delete(place);
  };

  /** The helpers taken, as the program is told. */
  helpers(preview: ProposalView): HelperChoice[] {
    return helpedTasks(preview).flatMap(({ place, helpers }) =>
      helpers
        .filter(({ helper }) => this.has(place, helper))
        .map(({ at }) => ({ task: place, helper: at })),
    );
  }

  /** The days chosen. */
  days(): DayChoice[] {
    return [...this.#days].map(([task, day]) => ({ task, day }));
  }
}

const key = (place: number, helper: HelperView) => `${place} ${helper.text}`;

/** The tasks whose prose names helpers that can be assigned. */
export function helpedTasks({ tasks }: ProposalView): Helped[] {
  return tasks
    .map((task, place) => {
      const all = task.support_proposed.map((helper, at) => ({ helper, at }));
      const helpers = all.filter(({ helper }) => helper.units > 0);
      const rest = all.filter(({ helper }) => helper.units === 0).map(({ helper }) => helper.text);
      return { task, place, helpers, rest };
    })
    .filter(({ helpers }) => helpers.length > 0);
}

/** The deadlines that name a day which does not exist. */
export function impossibleDays({ tasks }: ProposalView): Impossible[] {
  return tasks.flatMap((task, place) =>
    task.deadline.problems
      .filter(({ suggestions }) => suggestions.length > 0)
      .map(({ text, suggestions }) => ({ task, place, text, days: suggestions })),
  );
}
