/** Whether a line that is drawn and closed goes around a point; all are [x, y]. */
export function around(line, [x, y]) {
  let inside = false;
  for (let at = 0, before = line.length - 1; at < line.length; before = at++) {
    const [[oneX, oneY], [otherX, otherY]] = [line[at], line[before]];
    // A level line from the point to the right crosses this side of the line.
    if (oneY > y !== otherY > y && x < ((otherX - oneX) * (y - oneY)) / (otherY - oneY) + oneX) inside = !inside;
  }
  return inside;
}
