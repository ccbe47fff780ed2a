import { words } from '../lib/words.gen';

/** The derived statuses in the order of urgency, each with its short word. */
export const statuses: Readonly<Record<string, string>> = {
  overdue: words.status.overdue,
  due_soon: words.status.dueSoon,
  in_time: words.status.inTime,
  standing: words.status.standing,
  not_open: words.status.notOpen,
  waiting: words.status.waiting,
  undated: words.status.undated,
  done_in_time: words.status.doneInTime,
  done_late: words.status.doneLate,
  paused: words.status.paused,
  dropped: words.status.dropped,
};
