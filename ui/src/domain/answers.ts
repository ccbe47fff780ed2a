import { commands } from '../lib/bindings.gen';
import { copyText } from '../lib/clipboard';
import { periodName } from '../lib/format';
import { openFolder } from '../lib/pick';
import { words } from '../lib/words.gen';
import type { Program } from './program.svelte';

// What goes out to units: requests for corrections and drafts for the mail program. Nothing is sent.

const says = words.answers;

/** Says who has no e-mail address, where somebody has none. */
export function withMissing(
  text: string,
  units: readonly { unit: string; email: string | null }[],
) {
  const names = units.filter(({ email }) => email === null).map(({ unit }) => unit);
  const [one = '', two = '', ...others] = names;
  if (names.length === 0) return text;
  const few = [one, two].filter(Boolean).join('; ');
  const all = others.length > 0 ? words.more({ names: few, count: others.length }) : few;
  return says.noAddress({ text, names: all });
}

/** Asks for a folder and writes there what units are to correct, a draft letter with each. */
export async function requestCorrections(
  program: Program,
  submissions: readonly number[],
): Promise<void> {
  const folder = await openFolder();
  if (folder === undefined) return;
  await program.run(
    () => commands.requestCorrections([...submissions], folder),
    ({ files }) => {
      const [only] = files;
      const text =
        only && files.length === 1
          ? says.requested({ unit: only.unit })
          : says.requestedMany({ count: files.length });
      return { text: withMissing(text, files), folder: only?.path ?? folder, undo: true };
    },
  );
}

/** Puts the words of a request on the clipboard. */
export async function copyRequest(program: Program, id: number, unit: string): Promise<void> {
  const asked = program.read(() => commands.correctionText(id));
  const copied = await promised(asked);
  const text = await asked;
  if (!text) return;
  if (copied || (await copyText(text))) program.done = { text: says.copied({ unit }) };
  else {
    program.refusal = { code: 'clipboard', message: says.notCopied, hint: says.notCopiedHint };
  }
}

/** Promises the clipboard a text that comes a little later, as a web view takes only what the click
 *  itself promised; whether it took it. Some take no promises: the text is copied plainly then. */
async function promised(asked: Promise<string | undefined>): Promise<boolean> {
  const text = asked.then((found) => {
    if (!found) throw new Error('nothing to copy');
    return new Blob([found], { type: 'text/plain' });
  });
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': text })]);
    return true;
  } catch {
    // A web view that refused before it asked leaves the promise to nobody.
    await text.catch(() => undefined);
    return false;
  }
}

/** Asks for a folder and writes there every unit's form with a draft letter. */
export async function draftForms(program: Program, period: string): Promise<void> {
  const folder = await openFolder();
  if (folder === undefined) return;
  await program.run(
    () => commands.draftForms(period, folder),
    ({ files }) => {
      const text = says.drafted({ count: files.length, period: periodName(period) });
      return { text: withMissing(text, files), folder: files[0]?.path ?? folder };
    },
  );
}
