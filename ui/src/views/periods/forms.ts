import { commands } from '../../lib/bindings.gen';
import type { Program } from '../../domain/program.svelte';
import { periodName } from '../../lib/format';
import { openFolder } from '../../lib/pick';
import { words } from '../../lib/words.gen';

/** Asks for a folder and writes the forms of a period there: of every unit that owes it, or of one. */
export async function handOut(
  program: Program,
  period: string,
  unit: string | null,
): Promise<void> {
  const folder = await openFolder();
  if (folder === undefined) return;
  await program.run(
    () => commands.exportForms(period, folder, unit),
    ({ files }) => ({
      text: words.periodPage.handedOut({ count: files.length, period: periodName(period) }),
      folder: files[0]?.path ?? folder,
    }),
  );
}
