import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import type { Answer, Done, Program } from '../../domain/program.svelte';
import { commands } from '../../lib/bindings.gen';
import type { ColumnChoice, EntryInput, FileView, IntakeView } from '../../lib/bindings.gen';
import { periodName } from '../../lib/format';
import { words } from '../../lib/words.gen';
import { lookOf } from './verdict';
import type { Look } from './verdict';

/** What she said of a file: whose it is, and for which period. */
interface Given {
  unit: string;
  period: string;
}

/** What she told of a table of a file, by its sheet and the cell its header begins in. */
interface Told {
  sheet: string;
  cell: string;
  columns: ColumnChoice[];
}

/** The files that came in and wait to be taken; it outlives the place, so that she can look
 *  something up elsewhere and come back to it. */
export class Pile {
  view = $state.raw<IntakeView>();
  /** The place of the chosen file in the list. */
  at = $state(0);

  readonly #program: Program;
  readonly #taken = new SvelteSet<string>();
  readonly #given = new SvelteMap<string, Given>();
  /** What she told of the columns of units' own tables. */
  readonly #told = new SvelteMap<string, readonly Told[]>();
  #paths: string[] = [];
  /** How many of its own jobs are at work or wait. */
  #working = $state(0);
  /** The program's revision the files were judged at. */
  #judgedAt = 0;

  constructor(program: Program) {
    this.#program = program;
  }

  get files(): FileView[] {
    return this.view?.files ?? [];
  }

  get isOpen(): boolean {
    return this.view !== undefined;
  }

  get chosen(): FileView | undefined {
    return this.files[this.at];
  }

  /** Whether something else was written since the files were judged. */
  get isOld(): boolean {
    const isStill = this.isOpen && this.#working === 0 && !this.#program.busy;
    return isStill && this.#program.revision !== this.#judgedAt;
  }

  look = (file: FileView): Look => lookOf(file, this.isTaken(file));

  /** Stored just now; read again beside further files it is the same as what is stored. */
  isTaken = (file: FileView): boolean =>
    file.submission !== null || (file.verdict === 'duplicate' && this.#taken.has(nameOf(file)));

  /** Whether taking the file would store it. */
  stores = (file: FileView): boolean => file.stores && !this.isTaken(file);

  /** Whether it is taken along with all others: a letter's own words are read by somebody first. */
  storesUnread = (file: FileView): boolean => this.stores(file) && !file.words_only;

  /** Adds files and folders and sets all of the pile against the store. */
  read = async (paths: string[]) => {
    const before = this.files.length;
    // Reckoned when its turn comes: files asked for before it are in the pile by then.
    const all = () => [...this.#paths, ...paths.filter((path) => !this.#paths.includes(path))];
    const found = await this.#run(() => this.#judged(all()));
    if (!found) return;
    if (before > 0 && found.files.length > before) this.at = before;
  };

  /** Sets the same files against the store as it is now. */
  readAgain = () => this.#run(() => this.#stillThere());

  /** Says whose file it is and for which period. */
  settle = async (file: FileView, unit: string, period: string) => {
    const found = await this.#run(() => commands.settleFile(file.index, unit, period));
    if (found) this.#given.set(nameOf(file), { unit, period });
  };

  /** Says what the columns of a file's own table hold; answers whether it was read by that. */
  map = async (file: FileView, columns: ColumnChoice[]): Promise<boolean> => {
    if (!file.mapping) return false;
    const { sheet, cell } = file.mapping;
    const found = await this.#run(() => commands.mapColumns(file.index, sheet, cell, columns));
    const before = this.#told.get(nameOf(file)) ?? [];
    if (found) this.#told.set(nameOf(file), [...before, { sheet, cell, columns }]);
    return found !== undefined;
  };

  /** Forgets what is remembered of tables like a file's. */
  forgetColumns = async (file: FileView) => {
    const id = file.mapping?.remembered;
    if (id === undefined || id === null) return;
    const text = words.mapping.forgotten({ unit: file.unit ?? '' });
    await this.#program.run(
      () => commands.forgetColumns(id),
      () => ({ text, undo: true }),
    );
  };

  /** Says whether taking the file notes the address it came from for its unit. */
  remember = (file: FileView, remembers: boolean) =>
    this.#run(() => commands.rememberSender(file.index, remembers));

  /** Stores one file. */
  take = (file: FileView) => this.#accept([file]);

  /** Stores every file that says something new, letters' own words left aside. */
  takeAll = () => this.#accept(this.files.filter(this.storesUnread));

  /** Stores what a letter says in its own words as she entered it; whether it was stored. */
  enter = async (file: FileView, entry: EntryInput): Promise<boolean> => {
    const { unit, period } = entry;
    const found = await this.#run(
      () => commands.enterFromLetter(file.index, entry),
      () => ({ text: words.entry.saved({ unit, period: periodName(period) }), undo: true }),
    );
    if (!found) return false;
    this.#given.set(nameOf(file), { unit, period });
    this.#taken.add(nameOf(file));
    this.#toNext();
    return true;
  };

  /** Forgets the pile; what was taken stays. */
  leave = async () => {
    await this.#program.read(() => commands.leaveSubmissions());
    this.#close();
  };

  /** Goes to the next file, or the one before. */
  move = (step: number) => {
    this.at = Math.min(Math.max(this.at + step, 0), this.files.length - 1);
  };

  async #accept(files: FileView[]) {
    const said = doneText(files);
    const found = await this.#run(
      () => commands.acceptSubmissions(files.map((file) => file.index)),
      () => ({ text: said, undo: true }),
    );
    if (!found) return;
    for (const file of files) this.#taken.add(nameOf(file));
    this.#toNext();
  }

  /** Has the program do it and shows the files as they stand after it. */
  async #run(job: () => Promise<Answer<IntakeView>>, done?: () => Done) {
    this.#working += 1;
    const found = await this.#program.run(job, done);
    this.#judgedAt = this.#program.revision;
    if (found) {
      this.view = found;
      this.at = Math.min(this.at, Math.max(found.files.length - 1, 0));
    }
    this.#working -= 1;
    return found;
  }

  /** The next file that still asks for something, from here on and then from the top. */
  #toNext() {
    const open = (file: FileView) => !['taken', 'same', 'copy'].includes(this.look(file).group);
    const after = this.files.findIndex((file, index) => index > this.at && open(file));
    const next = after >= 0 ? after : this.files.findIndex(open);
    if (next >= 0) this.at = next;
  }

  /** The shell's pile; read anew where it has put it away. */
  async #stillThere(): Promise<Answer<IntakeView>> {
    const answer = await commands.intake();
    if (answer.status === 'error') return answer;
    return answer.data ? { ...answer, data: answer.data } : this.#judged(this.#paths);
  }

  async #judged(paths: string[]) {
    let answer = await commands.previewSubmissions(paths, null);
    if (answer.status === 'error') return answer;
    this.#paths = paths;
    for (const file of answer.data.files) {
      const given = this.#given.get(nameOf(file));
      if (given) {
        const settled = await commands.settleFile(file.index, given.unit, given.period);
        if (settled.status === 'ok') answer = settled;
      }
      for (const { sheet, cell, columns } of this.#told.get(nameOf(file)) ?? []) {
        const read = await commands.mapColumns(file.index, sheet, cell, columns);
        if (read.status === 'ok') answer = read;
      }
    }
    return answer;
  }

  #close() {
    this.view = undefined;
    this.at = 0;
    this.#paths = [];
    this.#taken.clear();
    this.#given.clear();
    this.#told.clear();
  }
}

const piles = new WeakMap<Program, Pile>();

/** The program's pile. */
export function pileOf(program: Program): Pile {
  const known = piles.get(program);
  if (known) return known;
  const fresh = new Pile(program);
  piles.set(program, fresh);
  return fresh;
}

/** Names a file for as long as the pile lies there. */
function nameOf(file: FileView): string {
  return [file.path, file.container ?? '', file.name, ...file.sheets].join('\n');
}

function doneText(files: FileView[]): string {
  const [only] = files;
  if (files.length === 1 && only?.unit && only.period) {
    return words.intake.acceptedOne({ unit: only.unit, period: periodName(only.period) });
  }
  return words.intake.accepted({ count: files.length });
}
