import type { Program } from '../../../domain/program.svelte';
import { commands } from '../../../lib/bindings.gen';
import type {
  FillRequest,
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

  get places(): TemplatePlace[] {
    return this.view?.places ?? [];
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
    const found = await this.program.read(() => commands.previewTemplate(this.request));
    if (found && asked === this.#asked) this.view = found;
    return found !== undefined;
  };

  /** Puts something at a place of the open sheet; nothing takes it away. */
  put = async (at: string, item: string | null) => {
    const sheet = this.sheet?.name;
    if (sheet === undefined) return;
    const before = this.#places;
    const others = this.places.filter((place) => place.sheet !== sheet || place.at !== at);
    this.#places = item === null ? others : [...others, { sheet, at, item }];
    if (!(await this.look())) this.#places = before;
  };

  /** Takes a place away, whichever sheet it is on. */
  remove = async (gone: TemplatePlace) => {
    this.#places = this.places.filter((place) => place !== gone);
    await this.look();
  };

  /** Keeps the places as they are shown: they were looked at. */
  confirm = (): FillRequest => ({ ...this.request, places: this.places });
}
