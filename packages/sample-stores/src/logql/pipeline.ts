import type { LogStage } from '@fleet/validation/queries'
import { EvaluationError } from '../evaluation/context.ts'
import { labelOf, labelsOf, textOf, withLabels, type Entry } from './entry.ts'
import { conditionTest } from './label-condition.ts'
import { lineTest } from './line-filter.ts'
import { parsed } from './parsers.ts'
import { filledTemplate } from './template.ts'

/** What one stage makes of a line; nothing where it holds it back. */
type Step = (entry: Entry) => Entry | undefined

/** All stages of a pipeline, one after the other. */
export const pipeline = (stages: readonly LogStage[]): Step => {
  const steps = stages.map(stepOf)
  return (entry) => {
    let current: Entry | undefined = entry
    for (const step of steps) {
      current = step(current)
      if (!current) return undefined
    }
    return current
  }
}

const stepOf = (stage: LogStage): Step => {
  switch (stage.kind) {
    case 'lines':
      return passing(lineTest(stage), textOf)
    case 'filter':
      return passing(conditionTest(stage.condition), (entry) => entry)
    case 'parser': {
      const parse = parsed(stage)
      return (entry) => withLabels(entry, parse(textOf(entry)))
    }
    case 'format':
      return formatted(stage)
    case 'text':
      return rewritten(stage)
    default:
      return limited(stage)
  }
}

const passing =
  <Read>(test: (read: Read) => boolean, read: (entry: Entry) => Read): Step =>
  (entry) =>
    test(read(entry)) ? entry : undefined

/** `line_format "{{.label}}"`; of `decolorize` nothing is left to do. */
const rewritten =
  ({ template }: Extract<LogStage, { kind: 'text' }>): Step =>
  (entry) =>
    template ? { ...entry, made: filledTemplate(template.value, entry) } : entry

/** `label_format a=b, c="{{.d}}"`; a label that another is made of by its name is gone. */
const formatted =
  ({ made, sources }: Extract<LogStage, { kind: 'format' }>): Step =>
  (entry) =>
    made.reduce<Entry>((current, { text: label }, place) => {
      const source = sources[place]
      if (!source) throw new EvaluationError(`label_format has nothing for ${label}`)
      if (!('text' in source)) return withLabels(current, { [label]: filledTemplate(source.value, current) })
      return withLabels(current, { [label]: labelOf(current, source.text), [source.text]: '' })
    }, entry)

const limited =
  ({ kind, labels }: Extract<LogStage, { kind: 'keep' | 'drop' }>): Step =>
  (entry) => {
    const names = labels.map(({ text }) => text)
    const gone = Object.keys(labelsOf(entry)).filter((label) => names.includes(label) === (kind === 'drop'))
    return withLabels(entry, Object.fromEntries(gone.map((label) => [label, ''])))
  }
