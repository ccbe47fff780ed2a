/** The colour a task's status carries; the chip says the same with an icon and the word. */
export type Tone = 'done' | 'going' | 'soon' | 'late' | 'stand' | 'wait';

const tones: Readonly<Record<string, Tone>> = {
  overdue: 'late',
  due_soon: 'soon',
  in_time: 'going',
  standing: 'stand',
  done_in_time: 'done',
  done_late: 'done',
};

/** The tone of a derived status; what only waits or has ended is grey. */
export function toneOf(status: string): Tone {
  return tones[status] ?? 'wait';
}
