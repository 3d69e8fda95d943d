import { patternTest, type Matcher, type Selector } from '@fleet/validation/queries'
import { EvaluationError } from '../evaluation/context.ts'
import { NAME, type Labels } from '../evaluation/labels.ts'
import type { MetricStore, StoredSeries } from './stored-series.ts'

export type LabelTest = (labels: Labels) => boolean

export const labelTest = (matchers: readonly Matcher[]): LabelTest => {
  const tests = matchers.map(testOf)
  return (labels) => tests.every((test) => test(labels))
}

/** A label that is not there has an empty value. */
const testOf = ({ label: { text: label }, op, value: { value: wanted } }: Matcher): LabelTest => {
  if (op === '=') return (labels) => (labels[label] ?? '') === wanted
  if (op === '!=') return (labels) => (labels[label] ?? '') !== wanted
  const pattern = patternOf(wanted)
  return (labels) => pattern.test(labels[label] ?? '') === (op === '=~')
}

export const patternOf = (text: string): RegExp => {
  const pattern = patternTest(text)
  if (!pattern) throw new EvaluationError(`error parsing regexp: ${text}`)
  return pattern
}

/** The series that a selector selects. */
export const selected = ({ metric, matchers }: Selector, store: MetricStore): readonly StoredSeries[] => {
  const named =
    metric?.text ?? matchers.find(({ label, op }) => label.text === NAME && op === '=')?.value.value
  const test = labelTest(matchers)
  const series = named === undefined ? namesIn(matchers, store).flatMap(store.of) : store.of(named)
  return series.filter(({ labels }) => test(labels))
}

const namesIn = (matchers: readonly Matcher[], store: MetricStore): readonly string[] => {
  const test = labelTest(matchers.filter(({ label }) => label.text === NAME))
  return store.names().filter((name) => test({ [NAME]: name }))
}
