/** Stands in for a module that the page must not have; see ../../yasgui.mjs. What is imported of it is undefined. */

export default {};
export const Buffer = undefined;
export const addCss = undefined;
export const addScript = undefined;
export const sanitize = undefined;
