/** A piece of a text, and what stands there instead. */
export interface Edit {
  readonly from: number
  readonly to: number
  readonly text: string
}

export const insertAt = (at: number, text: string): Edit => ({ from: at, to: at, text })

/** A text with edits that do not overlap. */
export const applied = (text: string, edits: readonly Edit[]): string =>
  edits
    .toSorted((one, other) => other.from - one.from)
    .reduce((changed, edit) => changed.slice(0, edit.from) + edit.text + changed.slice(edit.to), text)
