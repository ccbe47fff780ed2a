import type { Tone } from '../../domain/tones';
import { words } from '../../lib/words.gen';

const said = words.difficulties;

/** Where a difficulty can stand, in the order of the list. */
export const states = [
  { code: 'new', word: said.new, tone: 'soon' },
  { code: 'in_hand', word: said.inHand, tone: 'going' },
  { code: 'answered', word: said.answered, tone: 'done' },
  { code: 'closed', word: said.closed, tone: 'wait' },
] as const satisfies readonly { code: string; word: string; tone: Tone }[];

export type State = (typeof states)[number];
export type StateCode = State['code'];

/** What a state is called. */
export function stateWord(code: string): string {
  return states.find((state) => state.code === code)?.word ?? code;
}
