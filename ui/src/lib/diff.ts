/** A stretch of text: in both, only in the earlier one, or only in the later one. */
export interface Piece {
  kind: 'same' | 'gone' | 'new';
  text: string;
}

/** Above so many comparisons a text counts as rewritten: nobody reads such a difference word by word. */
const MOST = 250_000;

/** What became of a text, word by word; the pieces not gone, joined, are the later text. */
export function difference(before: string, after: string): Piece[] {
  const old = tokens(before);
  const now = tokens(after);
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let tail = 0;
  while (
    tail < old.length - head &&
    tail < now.length - head &&
    old[old.length - 1 - tail] === now[now.length - 1 - tail]
  ) {
    tail++;
  }
  return merged([
    { kind: 'same', text: now.slice(0, head).join('') },
    ...middle(old.slice(head, old.length - tail), now.slice(head, now.length - tail)),
    { kind: 'same', text: now.slice(now.length - tail).join('') },
  ]);
}

/** Words and the spaces between them; a mark after a word stands for itself. */
function tokens(text: string): string[] {
  return (
    text.match(/\s+|[\p{L}\p{M}\p{N}]+(?:[.,/-][\p{L}\p{M}\p{N}]+)*|[^\s\p{L}\p{M}\p{N}]/gu) ?? []
  );
}

function middle(old: string[], now: string[]): Piece[] {
  const gone = (list: string[]): Piece => ({ kind: 'gone', text: list.join('') });
  const fresh = (list: string[]): Piece => ({ kind: 'new', text: list.join('') });
  if (old.length === 0 || now.length === 0 || old.length * now.length > MOST) {
    return [gone(old), fresh(now)];
  }
  const common = lengths(old, now);
  const width = now.length + 1;
  const at = (i: number, j: number) => common[i * width + j] ?? 0;
  const pieces: Piece[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      pieces.push({ kind: 'same', text: now[j] ?? '' });
      i++;
      j++;
    } else if (j >= now.length || (i < old.length && at(i + 1, j) >= at(i, j + 1))) {
      pieces.push({ kind: 'gone', text: old[i++] ?? '' });
    } else {
      pieces.push({ kind: 'new', text: now[j++] ?? '' });
    }
  }
  return pieces;
}

/** For every pair of positions, how many words the rests have in common. */
function lengths(old: string[], now: string[]): Uint16Array {
  const width = now.length + 1;
  const common = new Uint16Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      const next = common[(i + 1) * width + j + 1] ?? 0;
      const down = common[(i + 1) * width + j] ?? 0;
      const right = common[i * width + j + 1] ?? 0;
      common[i * width + j] = old[i] === now[j] ? next + 1 : Math.max(down, right);
    }
  }
  return common;
}

/** Joins neighbours of a kind; a lone space between two changes belongs to both. */
function merged(pieces: Piece[]): Piece[] {
  const out: Piece[] = [];
  let gone = '';
  let fresh = '';
  const flush = () => {
    if (gone) out.push({ kind: 'gone', text: gone });
    if (fresh) out.push({ kind: 'new', text: fresh });
    gone = '';
    fresh = '';
  };
  const filled = pieces.filter((piece) => piece.text);
  filled.forEach((piece, index) => {
    if (piece.kind === 'gone') gone += piece.text;
    else if (piece.kind === 'new') fresh += piece.text;
    else if (
      (gone || fresh) &&
      !piece.text.trim() &&
      filled[index + 1]?.kind !== 'same' &&
      index + 1 < filled.length
    ) {
      gone += piece.text;
      fresh += piece.text;
    } else {
      flush();
      const last = out.at(-1);
      if (last?.kind === 'same') last.text += piece.text;
      else out.push({ kind: 'same', text: piece.text });
    }
  });
  flush();
  return out;
}
