import type { AudienceView } from '../../lib/bindings.gen';
import { words } from '../../lib/words.gen';

const said = words.returns.audience;

/** What an audience is called: the program's own by their words, others by their name. */
export function audienceWord(name: string): string {
  if (name === 'province') return said.province;
  return name === 'leader' ? said.leader : name;
}

/** A sheet in the order she sets. */
export interface Draft {
  sheet: string;
  usual: string;
  title: string;
  gets: boolean;
}

/** An audience's sheets, ready to be changed. */
export function draftOf(audience: AudienceView | undefined): Draft[] {
  return (audience?.sheets ?? []).map(({ sheet, title, usual_title, gets }) => ({
    sheet,
    usual: sentence(usual_title),
    title: title ?? '',
    gets,
  }));
}

/** The list with one sheet moved up or down. */
export function moved(list: readonly Draft[], from: number, by: number): Draft[] {
  const made = [...list];
  const [one] = made.splice(from, 1);
  if (one) made.splice(from + by, 0, one);
  return made;
}

/** A title set in capitals, as words are written. */
export function sentence(title: string): string {
  return title.slice(0, 1) + title.slice(1).toLocaleLowerCase('vi');
}
