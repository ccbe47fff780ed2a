import { commands } from '../lib/bindings.gen';
import type { InboxFile, InboxView } from '../lib/bindings.gen';
import { words } from '../lib/words.gen';
import type { Program } from './program.svelte';

const says = words.inbox;

/** Between two looks while the window is seen, in milliseconds. */
const pause = 20_000;

/** Between two looks while a file is being written. */
const shortPause = 4_000;

/** The watched folder: what is new in it. Looked at when the window opens, when it comes to the
 *  front, when a place is opened, and again after a while; never touched. */
export class Inbox {
  view = $state.raw<InboxView>();

  readonly #program: Program;
  #isLooking = false;
  /** Whether something changed while it was looked. */
  #isOld = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(program: Program) {
    this.#program = program;
  }

  get files(): readonly InboxFile[] {
    return this.view?.files ?? [];
  }

  /** Looks now; one look at a time. A refusal says nothing: the next look may do better. */
  look = async () => {
    this.#isOld = this.#isLooking;
    if (this.#isLooking) return;
    this.#isLooking = true;
    clearTimeout(this.#timer);
    try {
      if (this.#program.state?.condition === 'ready' && document.visibilityState === 'visible') {
        const answer = await commands.inbox();
        if (answer.status === 'ok') this.view = answer.data;
      }
    } finally {
      this.#isLooking = false;
      const next = this.#isOld ? 0 : this.view?.waiting ? shortPause : pause;
      this.#timer = setTimeout(() => void this.look(), next);
    }
  };

  /** Reads what is new as if it had been dropped on the window. */
  see = () => {
    this.#program.dropped = this.files.map(({ path }) => path);
    this.#program.go('intake');
  };

  /** Files she does not want to see again. */
  putAside = async (files: readonly InboxFile[]) => {
    const named = files.map(({ sha256, name }) => ({ sha256, name }));
    const [only] = named;
    await this.#program.run(
      () => commands.putAside(named),
      () => ({
        text:
          only && named.length === 1
            ? says.asideOneDone({ name: only.name })
            : says.asideDone({ count: named.length }),
        undo: true,
      }),
    );
  };
}

const inboxes = new WeakMap<Program, Inbox>();

/** The program's watched folder. */
export function inboxOf(program: Program): Inbox {
  const known = inboxes.get(program);
  if (known) return known;
  const fresh = new Inbox(program);
  inboxes.set(program, fresh);
  return fresh;
}

/** Keeps looking for as long as the window lives. */
export function watchInbox(program: Program): void {
  const inbox = inboxOf(program);
  // What was taken in, put aside or taken back, another folder, another place: look anew.
  $effect(() => {
    void program.revision;
    void program.visit;
    void inbox.look();
  });
}
