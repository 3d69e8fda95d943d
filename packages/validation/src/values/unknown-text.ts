/** Stands around the name of what is only known in the cluster: no one writes this character. */
const MARK = '\uE0F1'

/** A text in place of a value that only the cluster knows, such as a variable from an encrypted Secret. */
export const unknownText = (name: string): string => `${MARK}${name}${MARK}`

/** Whether a text is unknown in part. */
export const hasUnknown = (text: string): boolean => text.includes(MARK)
