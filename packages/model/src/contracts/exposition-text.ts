/** A sample in a text of Prometheus' exposition format. */
export interface ExposedSample {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

/** A quoted value of a label. A quote in it, a backslash and the end of a line are escaped, and a brace is not. */
const QUOTED = String.raw`"(?:[^"\\]|\\.)*"`

/** The name, the labels, and the value. Behind them may be a time and an exemplar with braces of its own. */
const SAMPLE = new RegExp(
  String.raw`^([a-zA-Z_:][\w:]*)(?:\{((?:[^"}]|${QUOTED})*)\})?\s+([-+]?(?:[\d.][\w.+-]*|Inf|NaN))(?:\s|$)`,
)
const LABEL = new RegExp(String.raw`([a-zA-Z_]\w*)=(${QUOTED})`, 'g')

/** The samples in a text of Prometheus' exposition format, in its order. What is no sample is left out. */
export const samplesIn = (text: string): readonly ExposedSample[] =>
  text.split('\n').flatMap((line) => {
    const [, name, labels = '', value = ''] = SAMPLE.exec(line.trim()) ?? []
    return name === undefined ? [] : [{ name, labels: labelsIn(labels), value: numberOf(value) }]
  })

/** The names of the samples in a text of Prometheus' exposition format, in its order. */
export const metricsInText = (text: string): readonly string[] => [
  ...new Set(samplesIn(text).map(({ name }) => name)),
]

const labelsIn = (text: string): ExposedSample['labels'] =>
  Object.fromEntries(
    [...text.matchAll(LABEL)].map(([, label = '', quoted = '']) => [label, unescaped(quoted.slice(1, -1))]),
  )

const unescaped = (text: string): string =>
  text.replaceAll(/\\(.)/g, (_, character: string) => (character === 'n' ? '\n' : character))

const numberOf = (text: string): number => Number(text.replace(/Inf$/, 'Infinity'))
