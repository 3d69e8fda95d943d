import { labelOf, textOf, type Entry } from './entry.ts'

/** `{{.label}}`, `{{ .label | upper }}`, `{{ __line__ }}` and `{{ __timestamp__ | unixEpoch }}`; of the functions only a few. */
export const filledTemplate = (template: string, entry: Entry): string =>
  decided(template, entry).replaceAll(/\{\{-?\s*(.*?)\s*-?\}\}/g, (_, action: string) => {
    const [first = '', ...functions] = action.split('|').map((part) => part.trim())
    return functions.reduce((text, name) => FUNCTIONS[name]?.(text) ?? text, valueOf(first, entry))
  })

/** `{{ if ne .label "value" }}…{{ end }}` and the same with `eq`, one inside of no other. */
const decided = (template: string, entry: Entry): string =>
  template.replaceAll(CONDITION, (...[, how, label = '', value, inside = '']: string[]) =>
    (labelOf(entry, label) === value) === (how === 'eq') ? inside : '',
  )

const CONDITION = /\{\{-?\s*if (ne|eq) \.(\w+) "([^"]*)"\s*-?\}\}([^]*?)\{\{-?\s*end\s*-?\}\}/g

const valueOf = (word: string, entry: Entry): string => {
  if (word === '__line__') return textOf(entry)
  if (word === '__timestamp__') return String(entry.stored.time)
  const [, label] = /^\.(\w+)$/.exec(word) ?? []
  if (label !== undefined) return labelOf(entry, label)
  return /^"(.*)"$/.exec(word)?.[1] ?? ''
}

const FUNCTIONS: Readonly<Record<string, (text: string) => string>> = {
  lower: (text) => text.toLowerCase(),
  ToLower: (text) => text.toLowerCase(),
  ToUpper: (text) => text.toUpperCase(),
  trim: (text) => text.trim(),
  unixEpoch: (seconds) => String(Math.floor(Number(seconds))),
  unixEpochMillis: (seconds) => String(Math.floor(Number(seconds) * 1000)),
  upper: (text) => text.toUpperCase(),
}
