/** Tags of the content controls that Clausier writes around the blanks of an inserted clause. */

/** Word keeps at most 64 characters of a tag or title. */
export const TAG_LIMIT = 64

/** Prefix of every blank's tag, for `controls(prefix)`. */
export const BLANK_PREFIX = 'blank:'

/** Tag of the control around the blank `name`. */
export function blankTag(name: string): string {
  return (BLANK_PREFIX + name).slice(0, TAG_LIMIT)
}

/** Title of the control around a blank: its label, cut on a whole character. */
export function controlTitle(label: string): string {
  return [...label].reduce((cut, char) => (cut.length + char.length <= TAG_LIMIT ? cut + char : cut), '')
}
