import {
  CircleAlert,
  CircleCheck,
  CircleCheckBig,
  CirclePlay,
  Copy,
  FileSignature,
  FileX,
  Files,
  History,
  MailOpen,
} from '@lucide/svelte';
import type { FileView, RowView } from '../../lib/bindings.gen';
import { words } from '../../lib/words.gen';

const { verdict: says } = words.intake;

/** How a file of the pile stands, at a glance. */
export interface Look {
  tone: 'done' | 'going' | 'soon' | 'late' | 'wait';
  icon: typeof CircleCheck;
  text: string;
  /** What is to be done with it: taken at once, looked at, settled; nothing where it was before,
   *  or goes with another. */
  group: 'good' | 'look' | 'unit' | 'same' | 'unreadable' | 'taken' | 'copy';
}

/** Said of a row for information only; nothing about it needs a decision. */
const harmless = 'same_as_last_period';

/** Whether somebody should look at a row before its file is taken. */
export function needsLook(row: RowView): boolean {
  return row.kept_aside || row.remarks.some((remark) => remark.code !== harmless);
}

/** Whether nothing was written in a row. */
export function isBlank(row: RowView): boolean {
  return !row.state && row.percent === null && !row.done_on && !row.result;
}

/** How a file stands; `taken` where it was stored just now. */
export function lookOf(file: FileView, taken: boolean): Look {
  if (taken) return { tone: 'done', icon: CircleCheckBig, text: says.taken, group: 'taken' };
  switch (file.verdict) {
    case 'unreadable':
      return { tone: 'late', icon: FileX, text: says.unreadable, group: 'unreadable' };
    case 'quarantined':
      if (file.copy_of !== null) break;
      return { tone: 'late', icon: CircleAlert, text: unsettled(file), group: 'unit' };
    case 'duplicate':
      return { tone: 'wait', icon: Copy, text: says.duplicate, group: 'same' };
    case 'older':
      return { tone: 'wait', icon: History, text: says.older, group: 'same' };
  }
  if (file.copy_of !== null) {
    return { tone: 'going', icon: FileSignature, text: words.signed.copy, group: 'copy' };
  }
  if (file.words_only) {
    return { tone: 'soon', icon: MailOpen, text: words.ownWords.verdict, group: 'look' };
  }
  if (file.document) {
    return { tone: 'soon', icon: FileSignature, text: words.signed.new, group: 'good' };
  }
  if (!file.stores) return { tone: 'wait', icon: CircleAlert, text: says.blank, group: 'look' };
  return storing(file);
}

function unsettled(file: FileView): string {
  if (!file.unit) return says.chooseUnit;
  return file.period ? says.contradicts : says.choosePeriod;
}

function storing(file: FileView): Look {
  const isNew = file.verdict === 'new';
  const count = file.rows.filter(needsLook).length;
  const caution = { tone: 'soon', icon: CircleAlert, group: 'look' } as const;
  if (count > 0) {
    return { ...caution, text: isNew ? says.newLook({ count }) : says.revisionLook({ count }) };
  }
  if (file.remarks.length > 0) {
    return { ...caution, text: isNew ? says.newRemark : says.revisionRemark };
  }
  if (isNew) {
    const filled = file.rows.filter((row) => !isBlank(row)).length;
    const text = filled > 0 ? says.new({ count: filled }) : says.newPlain;
    return { tone: 'done', icon: CircleCheck, text, group: 'good' };
  }
  const text = file.changed > 0 ? says.revision({ count: file.changed }) : says.revisionPlain;
  return { tone: 'going', icon: file.changed > 0 ? CirclePlay : Files, text, group: 'good' };
}
