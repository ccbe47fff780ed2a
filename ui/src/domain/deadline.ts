import type { DeadlineView, DueRuleView, ProblemView, TargetView } from '../lib/bindings.gen';
import { date, number, percent, weekday } from '../lib/format';
import { words } from '../lib/words.gen';

const said = words.deadline;

// Days of a week that is known, to let the system name them.
const weekdays: Record<string, string> = {
  monday: '2024-01-01',
  tuesday: '2024-01-02',
  wednesday: '2024-01-03',
  thursday: '2024-01-04',
  friday: '2024-01-05',
  saturday: '2024-01-06',
  sunday: '2024-01-07',
};

/** A reading in words, its parts in order of weight; `isTrouble` marks what could not be read. */
export function reading(deadline: DeadlineView): { text: string; isTrouble: boolean }[] {
  const parts = [
    window(deadline),
    deadline.due_rule ? rule(deadline.due_rule) : undefined,
    deadline.standing ? said.standing : undefined,
    deadline.event ? said.event({ event: deadline.event }) : undefined,
    deadline.reference ? said.reference({ reference: deadline.reference }) : undefined,
    ...deadline.targets.map(target),
  ].filter((text) => text !== undefined);
  const trouble = deadline.problems.map(problem);
  if (parts.length + trouble.length === 0) trouble.push(said.nothing);
  return [
    ...trouble.map((text) => ({ text, isTrouble: true })),
    ...parts.map((text) => ({ text, isTrouble: false })),
  ];
}

function window({ from, until }: { from: string | null; until: string | null }) {
  if (from && until) return said.between({ from: date(from), until: date(until) });
  if (until) return said.until({ until: date(until) });
  return from ? said.from({ from: date(from) }) : undefined;
}

function rule(due: DueRuleView): string | undefined {
  if (due.after !== undefined) {
    return due.working_days
      ? said.afterWorking({ days: due.days })
      : said.after({ days: due.days });
  }
  if (due.every === 'week') {
    const day = due.before_weekday ? weekdays[due.before_weekday] : undefined;
    return day ? said.weekBefore({ weekday: weekday(day) }) : said.week;
  }
  if (due.every === 'month') {
    return due.before_day ? said.monthBefore({ day: due.before_day }) : said.month;
  }
  if (due.every === 'quarter') return said.quarter;
  return due.months?.length ? said.yearMonths({ months: due.months.join(', ') }) : said.year;
}

function target({ value, unit, comparison, scope }: TargetView): string {
  const level = () => {
    if (value === null) return said.noLevel;
    const shown = unit === 'percent' ? percent(value) : said.rank({ value: number(value) });
    return comparison === 'at_most'
      ? said.atMost({ value: shown })
      : said.atLeast({ value: shown });
  };
  return scope ? said.targetScope({ scope, level: level() }) : said.target({ level: level() });
}

function problem({ code, text, suggestions }: ProblemView): string {
  if (code === 'unreadable') return said.unreadable({ text });
  if (suggestions.length === 0) return said.problem({ text });
  return said.problemLike({ text, days: suggestions.map(date).join(', ') });
}
