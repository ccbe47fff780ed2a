import { commands } from '../../../lib/bindings.gen';
import type { DeadlineView, PhraseView, PointForm, PointView } from '../../../lib/bindings.gen';
import type { Program } from '../../../domain/program.svelte';

/** A point as she goes through it. */
export class Point {
  isKept = $state(true);
  content = $state('');
  lead = $state<string[]>([]);
  support = $state<string[]>([]);
  deadline = $state('');
  reading = $state.raw<DeadlineView>();

  /** What was read; a blank one where nothing was. */
  static of(read?: PointView): Point {
    const point = new Point();
    if (!read) return point;
    point.isKept = read.is_task;
    point.content = read.content;
    point.lead = names(read.lead);
    point.support = names(read.support);
    point.deadline = read.deadline.text;
    point.reading = read.deadline;
    return point;
  }

  /** As it is stored. */
  get form(): PointForm {
    const { content, lead, support, deadline } = this;
    return { content, lead: [...lead], support: [...support], deadline };
  }

  /** Reads the deadline's words again after she changed them. */
  async read(program: Program): Promise<void> {
    const asked = this.deadline;
    const found = await program.read(() => commands.deadlineWords(asked));
    if (found && asked === this.deadline) this.reading = found;
  }
}

function names(phrases: readonly PhraseView[]): string[] {
  return phrases.map(({ unit, collective, text }) => unit ?? collective ?? text);
}
