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
  let isRefused = false;
  const text = program
    .read(() => commands.correctionText(id))
    .then((found) => {
      isRefused = found === undefined;
      return found ?? Promise.reject(new Error('nothing to copy'));
    });
  if (await copyText(text)) program.done = { text: says.copied({ unit }) };
  else if (!isRefused) {
    program.refusal = { code: 'clipboard', message: says.notCopied, hint: says.notCopiedHint };
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
