/** Days in, months in a row out, and back: the steps of the timeline. */

/** How many months a day's month lies after the year 0. */
export const monthOf = (day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

const pad = (number, width) => String(number).padStart(width, "0");

/** "2025-05" of a month's number. */
export const nameOf = (month) => `${pad(Math.floor(month / 12), 4)}-${pad((month % 12) + 1, 2)}`;

export const firstDay = (month) => `${nameOf(month)}-01`;

export const lastDay = (month) => `${nameOf(month)}-${pad(new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate(), 2)}`;

/** {start, counts}: how many of some dated things fall into each month, from the first month to the last. */
export function monthly(dated) {
  if (!dated.length) return { start: 0, counts: [] };
  const start = Math.min(...dated.map(({ first }) => monthOf(first)));
  const counts = Array(Math.max(...dated.map(({ last }) => monthOf(last))) - start + 1).fill(0);
  for (const { first, last } of dated) for (let month = monthOf(first); month <= monthOf(last); month++) counts[month - start] += 1;
  return { start, counts };
}

/**
 * The window that is shown after this one when the timeline plays: of the same width, one month on, and past months of
 * which nothing is told; null at the end.
 */
export function nextWindow({ from, to }, { start, counts }) {
  const end = start + counts.length - 1;
  const whole = !from && !to;
  const width = whole ? Math.max(1, Math.ceil(counts.length / 12)) : monthOf(to ?? lastDay(end)) - monthOf(from ?? firstDay(start)) + 1;
  let first = whole ? start : monthOf(from ?? firstDay(start)) + 1;
  const told = () => counts.slice(first - start, first - start + width).some(Boolean);
  while (first + width - 1 <= end && !told()) first += 1;
  return first + width - 1 > end ? null : { from: firstDay(first), to: lastDay(first + width - 1) };
}
