import {
  BellRing,
  CalendarX,
  CircleAlert,
  CircleHelp,
  ClipboardCheck,
  Clock,
  Hourglass,
  MailWarning,
  SearchCheck,
  Send,
  UserX,
} from '@lucide/svelte';
import type { PeriodSummary, WorkItem } from '../../lib/bindings.gen';
import type { Params, PlaceName } from '../../domain/program.svelte';
import { date, names, periodName, shortMoment } from '../../lib/format';
import { words } from '../../lib/words.gen';

/** One thing to do, in words, with the place that does it. */
export interface Work {
  icon: typeof Clock;
  tone: 'late' | 'soon' | 'going' | 'wait';
  title: string;
  detail: string;
  button: string;
  place: PlaceName;
  params: Params;
}

const said = words.today;

/** Puts an item in words; undefined for a kind this window does not know. */
export function workOf(
  item: WorkItem,
  summary: PeriodSummary | null,
  day: string,
): Work | undefined {
  const { kind, count } = item;
  const period = item.period ? periodName(item.period).toLowerCase() : '';
  const due = item.due ? dueWords(item.due) : '';
  const toPeriod = {
    place: 'periods' as const,
    params: item.period ? { period: item.period } : {},
  };
  const toTasks = { place: 'tasks' as const, params: tasksOf(item) };
  const see = { button: said.see };
  switch (kind) {
    case 'overdue':
      return {
        icon: CircleAlert,
        tone: 'late',
        title: said.overdue({ count }),
        detail: who(item),
        ...see,
        ...toTasks,
      };
    case 'deadline_problem':
      return {
        icon: CalendarX,
        tone: 'late',
        title: said.deadlineProblem({ count }),
        detail: who(item),
        ...see,
        ...toTasks,
      };
    case 'needs_more':
      return {
        icon: MailWarning,
        tone: 'soon',
        title: said.needsMore({ count, period }),
        detail: who(item),
        ...see,
        ...toPeriod,
      };
    case 'review':
      return {
        icon: ClipboardCheck,
        tone: 'going',
        title: said.review({ count }),
        detail: said.reviewDetail({ names: names(item.names) }),
        button: said.toReview,
        place: 'intake',
        params: toPeriod.params,
      };
    case 'missing_reports':
      return {
        icon: BellRing,
        tone: isOver(item, day) ? 'late' : 'going',
        title: isOver(item, day) ? said.late({ count, period }) : said.missing({ count, period }),
        detail: who(item),
        button: said.seeOwing,
        ...toPeriod,
      };
    case 'earlier_missing':
      return {
        icon: UserX,
        tone: 'late',
        title: said.earlier({ count, period }),
        detail: who(item),
        button: said.seeOwing,
        ...toPeriod,
      };
    case 'hand_out':
      return {
        icon: Send,
        tone: 'going',
        title: said.handOut({ period }),
        detail: due ? said.handOutDetail({ due }) : who(item),
        button: said.toHandOut,
        ...toPeriod,
      };
    case 'due_soon':
      return {
        icon: Clock,
        tone: 'soon',
        title: said.soon({ count }),
        detail: who(item),
        ...see,
        ...toTasks,
      };
    case 'return_due':
      return {
        icon: Send,
        tone: 'going',
        title: said.returnDue({ period, due }),
        // What is counted for the day's period says nothing of another one.
        detail:
          summary?.period.id === item.period
            ? said.returnDetail({ sent: summary.sent, total: summary.owing })
            : '',
        button: said.toReturn,
        place: 'returns',
        params: toPeriod.params,
      };
    case 'open_phrase':
      return {
        icon: CircleHelp,
        tone: 'soon',
        title: said.openPhrase({ count }),
        detail: who(item),
        button: said.toAssign,
        ...toTasks,
      };
    case 'verify':
      return {
        icon: SearchCheck,
        tone: 'soon',
        title: said.verify({ count }),
        detail: who(item),
        ...see,
        ...toTasks,
      };
    case 'waiting_event':
      return {
        icon: Hourglass,
        tone: 'wait',
        title: said.waiting({ count }),
        detail: who(item),
        ...see,
        ...toTasks,
      };
    default:
      return undefined;
  }
}

function tasksOf({ tasks }: WorkItem): Params {
  const [only] = tasks;
  return tasks.length === 1 && only !== undefined ? { tasks, task: only } : { tasks };
}

/** The tasks, the day, the units concerned. */
function who({ tasks, names: units, due }: WorkItem): string {
  const parts = [
    tasks.length > 0 ? said.numbers({ numbers: names(tasks, 6) }) : '',
    due ? said.until({ due: dueWords(due) }) : '',
    units.length > 0 ? names(units, 2) : '',
  ];
  const text = parts.filter(Boolean).join(' · ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function dueWords(due: string): string {
  return due.length > 10 ? shortMoment(due) : date(due);
}

function isOver({ due }: WorkItem, day: string): boolean {
  return due !== null && due.slice(0, 10) < day;
}
