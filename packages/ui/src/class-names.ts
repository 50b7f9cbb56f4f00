/** Joins the class names that apply; leaves out what is false or empty. */
export const classNames = (...names: (string | false | undefined)[]): string => names.filter(Boolean).join(' ');
