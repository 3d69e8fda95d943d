/** One of Grafana's variables in a text, as `$name`, `${name}`, `${name:format}`, `${name.field}` or `[[name]]`. */
const VARIABLE = /\$\{(\w+)((?:[.:[][^}$\n]*)?)\}|\$(\w+)|\[\[(\w+)(?::\w+)?\]\]/g

const ONE_VARIABLE = new RegExp(VARIABLE.source)

export interface VariableUse {
  readonly name: string
  /** From 0, of the sign it begins with. */
  readonly offset: number
  readonly text: string
}

export const variablesIn = (text: string): VariableUse[] =>
  text.includes('$') || text.includes('[[')
    ? [...text.matchAll(VARIABLE)].map(({ 0: whole, 1: braced, 3: plain, 4: old, index }) => ({
        name: braced ?? plain ?? old ?? '',
        offset: index,
        text: whole,
      }))
    : []

/** A text with a replacement for each variable. */
export const withoutVariables = (text: string, instead: string): string =>
  text.includes('$') || text.includes('[[') ? text.replaceAll(VARIABLE, instead) : text

/** Called for each matcher in each cluster; the first test mostly decides. */
export const hasVariable = (text: string): boolean =>
  (text.includes('$') || text.includes('[[')) && ONE_VARIABLE.test(text)
