/** Whether a wide picture is turned to stand upright on an upright screen. What a reader pins is kept as the build counts. */

let turned = false;

export const turn = () => (turned = true);

/** A place of the build as it is on the screen, and the other way round: [x, y]. */
export const asSeen = ([x, y]) => (turned ? [y, x] : [x, y]);
