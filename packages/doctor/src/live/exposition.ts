import type { NamedSample } from './store-api.ts'

const LINE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})?\s+(\S+)/
const LABEL = /([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"/g

const ESCAPES: Readonly<Record<string, string>> = { n: '\n' }
const unescaped = (text: string): string =>
  text.replaceAll(/\\(.)/g, (_, character: string) => ESCAPES[character] ?? character)

const numberOf = (text: string): number => {
  const infinite = /^([+-]?)Inf$/.exec(text)
  if (infinite) return infinite[1] === '-' ? -Infinity : Infinity
  return Number(text)
}

/** The samples of a page in Prometheus' text format. */
export const samplesIn = (page: string): readonly NamedSample[] =>
  page.split('\n').flatMap((line) => {
    const [, name, labels = '', value = ''] = LINE.exec(line) ?? []
    if (name === undefined) return []
    const pairs = [...labels.matchAll(LABEL)].map(([, label = '', text = '']) => [label, unescaped(text)])
    return [{ name, labels: Object.fromEntries(pairs) as NamedSample['labels'], value: numberOf(value) }]
  })
