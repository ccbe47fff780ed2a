import type { EntryForm, EntryInput, EntryRow } from '../../lib/bindings.gen';

/** One task as she writes it. */
export class Draft {
  state = $state('');
  percent = $state<number | null>(null);
  doneOn = $state('');
  result = $state('');
  product = $state('');
  readonly #before: string;

  constructor(readonly row: EntryRow) {
    this.state = row.state ?? '';
    this.percent = row.percent;
    this.doneOn = row.done_on ?? '';
    this.result = row.result;
    this.product = row.product;
    this.#before = this.#said();
  }

  /** Whether she wrote something else than what stands. */
  get isChanged(): boolean {
    return this.#said() !== this.#before;
  }

  #said(): string {
    const { state, percent, doneOn, result, product } = this;
    return JSON.stringify([state, percent ?? null, doneOn, result, product]);
  }

  /** As the shell takes it; the day of completion belongs to what is done. */
  input(): EntryInput['rows'][number] {
    return {
      task: this.row.task,
      unit: this.row.unit,
      state: this.state || null,
      percent: this.percent ?? null,
      done_on: this.state === 'done' && this.doneOn ? this.doneOn : null,
      result: this.result,
      product: this.product,
      note: this.row.note,
    };
  }
}

/** The tasks of a form, ready to be written on. */
export function draftsOf(form: EntryForm): Draft[] {
  return form.rows.map((row) => new Draft(row));
}
