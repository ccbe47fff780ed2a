import { words } from '../lib/words.gen';

const states: Readonly<Record<string, string>> = {
  not_started: words.reported.notStarted,
  in_progress: words.reported.inProgress,
  waiting: words.reported.waiting,
  done: words.reported.done,
  paused: words.reported.paused,
  dropped: words.reported.dropped,
  nothing_new: words.reported.nothingNew,
};

/** What a unit reported of a task, in words. */
export function stateWord(state: string): string {
  return states[state] ?? state;
}
