import { words } from '../lib/words.gen';

const ways: Readonly<Record<string, string>> = {
  telephone: words.way.telephone,
  paper: words.way.paper,
  message: words.way.message,
  own: words.way.own,
  document: words.way.document,
  letter: words.way.letter,
};

/** How a report that no workbook brought came, in words; undefined where it was not said. */
export function wayWord(way: string | null): string | undefined {
  return way ? ways[way] : undefined;
}
