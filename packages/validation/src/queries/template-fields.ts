import type { Name, Text } from './expr.ts'

const ACTION = /\{\{.*?\}\}/gs

/** A text in an action, which may hold dots and words of its own. */
const QUOTED = /"(?:\\.|[^"\\])*"|`[^`]*`/g

/** `.label`, but neither the field of a variable nor that of another field. */
const FIELD = /(?<![\w.)$])\.([A-Za-z_]\w*)/g

/** The labels that a Go template reads, such as `{{.cluster}} {{__line__}}`. */
export const templateFields = ({ value, from }: Text): readonly Name[] =>
  [...value.matchAll(ACTION)].flatMap(({ 0: action, index: start }) =>
    [...withoutTexts(action).matchAll(FIELD)].map(({ 1: text = '', index }) => {
      const at = from + 1 + start + index + 1
      return { text, from: at, to: at + text.length }
    }),
  )

const withoutTexts = (action: string): string =>
  action.replaceAll(QUOTED, (quoted) => ' '.repeat(quoted.length))
