import type { Program } from '../../../domain/program.svelte';
import { commands } from '../../../lib/bindings.gen';
import type {
  FillRequest,
  FilledCell,
  TemplateItem,
  TemplatePlace,
  TemplateSheet,
  TemplateView,
} from '../../../lib/bindings.gen';

/** A column or a cell she points at. */
export interface Pointed {
  column: string;
  /** The row, where it is a cell. */
  row: number | null;
}

/** A template being mapped: the shell reads and fills it anew after every choice. */
export class Filling {
  view = $state.raw<TemplateView>();
  version = $state<number | null>(null);
  over = $state(false);
  sheetName = $state('');
  pointed = $state.raw<Pointed>();
  /** Whether what is shown is still to be answered by the shell. */
  isLooking = $state(false);
  /** Her own choices; as remembered while there are none. */
  #places = $state.raw<TemplatePlace[] | null>(null);
  #asked = 0;

  constructor(
    readonly program: Program,
    readonly file: string,
    readonly period: string,
  ) {
    void this.look();
  }

  get sheet(): TemplateSheet | undefined {
    const sheets = this.view?.sheets;
    return sheets?.find((sheet) => sheet.name === this.sheetName) ?? sheets?.[0];
  }

  /** Her choices, also those the shell has not answered to yet. */
  get places(): TemplatePlace[] {
    return this.#places ?? this.view?.places ?? [];
  }

  /** The places of the sheet that is open. */
  get here(): TemplatePlace[] {
    return this.places.filter((place) => place.sheet === this.sheet?.name);
  }

  /** What the rows of this sheet are about, once a column says so. */
  get rows(): string | null {
    const items = this.view?.items ?? [];
    const keys = items.filter((item) => item.key);
    const key = keys.find((item) => this.here.some((place) => place.item === item.item));
    return key?.rows ?? null;
  }

  get request(): FillRequest {
    return {
      file: this.file,
      period: this.period,
      version: this.version,
      places: this.#places,
      over_formulas: this.over,
    };
  }

  label(place: TemplatePlace): string {
    const items = this.view?.items ?? [];
    return items.find((item) => item.item === place.item)?.label ?? place.item;
  }

  /** What a column or cell takes now. */
  at(at: string): TemplatePlace | undefined {
    return this.here.find((place) => place.at === at);
  }

  /** How many places of a sheet are filled. */
  countOn(sheet: string): number {
    return this.places.filter((place) => place.sheet === sheet).length;
  }

  /** What a cell of the open sheet was filled with. */
  filledAt(cell: string): FilledCell | undefined {
    const filled = this.view?.fill.filled ?? [];
    return filled.find((one) => one.sheet === this.sheet?.name && one.cell === cell);
  }

  /** What may stand in a column, or in a cell. */
  choices(isColumn: boolean): TemplateItem[] {
    const items = this.view?.items ?? [];
    if (!isColumn) return items.filter((item) => item.rows === null);
    const { rows } = this;
    return items.filter((item) => (rows === null ? item.key : item.rows === rows));
  }

  /** Reads the template anew; what was asked before is no longer waited for. */
  look = async () => {
    const asked = (this.#asked += 1);
    this.isLooking = true;
    const found = await this.program.read(() => commands.previewTemplate(this.request));
    if (asked === this.#asked) {
      this.isLooking = false;
      if (found) this.view = found;
    }
    return found !== undefined;
  };

  /** Puts something at a place of the open sheet; nothing takes it away. */
  put = async (at: string, item: string | null) => {
    const sheet = this.sheet?.name;
    if (sheet === undefined) return;
    const others = this.places.filter((place) => place.sheet !== sheet || place.at !== at);
    await this.#choose(item === null ? others : [...others, { sheet, at, item }]);
  };

  /** Takes a place away, whichever sheet it is on. */
  remove = async (gone: TemplatePlace) => {
    await this.#choose(this.places.filter((place) => place !== gone));
  };

  /** Keeps choices only where the template can be filled with them. */
  async #choose(places: TemplatePlace[]) {
    const before = this.#places;
    this.program.dismiss();
    this.#places = places;
    if (!(await this.look()) && this.#places === places) this.#places = before;
  }

  /** Keeps the places as they are shown: they were looked at. */
  confirm = (): FillRequest => ({ ...this.request, places: this.places });
}
