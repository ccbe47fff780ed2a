import { commands } from '../../lib/bindings.gen';
import type { ReminderView } from '../../lib/bindings.gen';
import { withMissing } from '../../domain/answers';
import type { Program } from '../../domain/program.svelte';
import { copyText } from '../../lib/clipboard';
import { date } from '../../lib/format';
import { openFolder, saveFile } from '../../lib/pick';
import { words } from '../../lib/words.gen';

// What is done with the units of a period that have not sent.

const text = words.chase;

/** Puts the message on the clipboard and logs every unit; nothing is logged where that fails. */
export async function copyMessage(
  program: Program,
  period: string,
  units: string[],
  message: string,
): Promise<void> {
  if (!(await copyText(message))) {
    const refusal = { code: 'clipboard', message: text.notCopied, hint: text.notCopiedHint };
    program.refusal = refusal;
    return;
  }
  await program.run(
    () => commands.logMessage(period, units),
    (told) => ({ text: text.copied({ count: told.units.length }), undo: true }),
  );
}

/** Writes the letter where she says, and logs it. */
export async function writeLetter(program: Program, period: string, units: string[]) {
  const path = await saveFile('word', text.letterFile({ period }));
  if (path === undefined) return;
  await program.run(
    () => commands.writeLetter(period, units, path),
    (told) => written(told, text.letterDone({ count: told.units.length }), true),
  );
}

/** Writes a draft letter with its form for every unit where she says, and logs it. */
export async function draftReminders(program: Program, period: string, units: string[]) {
  const folder = await openFolder();
  if (folder === undefined) return;
  await program.run(
    () => commands.draftReminders(period, units, folder),
    ({ drafts }) => {
      const said = words.reminderDrafts.done({ count: drafts.length });
      return { text: withMissing(said, drafts), undo: true, folder: drafts[0]?.path ?? folder };
    },
  );
}

/** Writes the list of the units where she says. */
export async function writeList(program: Program, period: string, units: string[]) {
  const path = await saveFile('excel', text.listFile({ period }));
  if (path === undefined) return;
  await program.run(
    () => commands.writeMissingList(period, units, path),
    (told) => written(told, text.listDone({ count: told.units.length }), false),
  );
}

const written = (told: ReminderView, text: string, undo: boolean) => ({
  text,
  undo,
  ...(told.path !== null && { file: told.path }),
});

/** Logs a call; whether it was logged. */
export async function logCall(program: Program, period: string, unit: string, note: string) {
  return program.run(
    () => commands.logCall(period, unit, note),
    () => ({ text: text.callDone({ unit }), undo: true }),
  );
}

/** Gives a unit more time. */
export async function extend(
  program: Program,
  period: string,
  unit: string,
  until: string,
  document: string,
) {
  return program.run(
    () => commands.extendReport(period, unit, until, document),
    () => ({ text: text.extendDone({ unit, date: date(until) }), undo: true }),
  );
}

/** Waives the period, for one unit or all. */
export async function waive(program: Program, period: string, unit: string | null, why: string) {
  return program.run(
    () => commands.waivePeriod(period, unit, why),
    () => ({ text: unit ? text.waiveDone({ unit }) : text.waiveAllDone, undo: true }),
  );
}

/** Takes a waiver back. */
export async function unwaive(program: Program, period: string, unit: string | null) {
  return program.run(
    () => commands.unwaivePeriod(period, unit),
    () => ({ text: text.unwaiveDone, undo: true }),
  );
}

/** Closes the period, or opens it again. */
export async function close(program: Program, period: string, isClosing: boolean) {
  return program.run(
    () => commands.closePeriod(period, isClosing),
    ({ units }) => ({
      text: isClosing ? text.closeDone({ count: units.length }) : text.reopenDone,
      undo: true,
    }),
  );
}
