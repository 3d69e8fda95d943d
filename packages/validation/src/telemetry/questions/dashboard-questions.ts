import type { Path } from '../../values/location.ts'
import { sampleIntervals } from './data-sources.ts'
import { prometheusDuration } from '../../queries/durations.ts'
import { listIn, type GrafanaDashboard, type GrafanaPanel, type Listed } from './grafana-dashboard.ts'
import { fieldsOf, textOf, type Fields } from '../../queries/json.ts'
import { legendUses } from './label-uses.ts'
import type { Labelled, Question } from './question.ts'
import type { Language } from '../../queries/read-query.ts'
import { selectorInVariable } from '../../queries/variable-query.ts'

/** Every query of a dashboard: of its panels, its annotations and its variables. */
export const dashboardQuestions = (dashboard: GrafanaDashboard): readonly Question[] => {
  const intervals = sampleIntervals(dashboard.cluster)
  const intervalOf = (source: Fields): number => intervals.get(textOf(source['uid']) ?? '') ?? 15
  return [
    ...dashboard.panels.flatMap((panel) =>
      listIn(panel, 'targets').flatMap((target) => {
        const source = sourceOf(target.fields['datasource'] ?? panel.fields['datasource'])
        const least = textOf(target.fields['interval']) ?? textOf(panel.fields['interval'])
        return questionsOf(dashboard, target, source, {
          where: `the panel “${panel.title}” of ${dashboard.name}`,
          step: prometheusDuration(least?.replace(/^>/, '') ?? '') ?? intervalOf(source),
          isOverTime: target.fields['instant'] !== true && target.fields['queryType'] !== 'instant',
          labelled: ['legendFormat'],
          panel,
        })
      }),
    ),
    ...dashboard.annotations.flatMap((annotation) => {
      const source = sourceOf(annotation.fields['datasource'])
      return questionsOf(dashboard, annotation, source, {
        where: `the annotation “${textOf(annotation.fields['name']) ?? ''}” of ${dashboard.name}`,
        step: intervalOf(source),
        isOverTime: true,
        labelled: ['titleFormat', 'textFormat', 'tagKeys'],
      })
    }),
    ...dashboard.variables.flatMap((variable) => variableQuestion(dashboard, variable, variable.name)),
  ]
}

const sourceOf = (source: unknown): Fields =>
  typeof source === 'string' ? { uid: source, type: source } : fieldsOf(source)

export const languageOf = (source: unknown): Language | undefined => {
  const type = textOf(sourceOf(source)['type']) ?? ''
  if (type === 'prometheus') return 'promql'
  return type === 'loki' ? 'logql' : undefined
}

interface QuestionContext {
  readonly where: string
  readonly step: number
  readonly isOverTime: boolean
  readonly labelled: readonly string[]
  readonly panel?: GrafanaPanel
}

const questionsOf = (
  { location, variables }: GrafanaDashboard,
  { fields, path }: Listed,
  source: Fields,
  { where, step, isOverTime, labelled, panel }: QuestionContext,
): Question[] => {
  const text = textOf(fields['expr'])
  const language = languageOf(source)
  if (text === undefined || !language) return []
  return [
    {
      language,
      text,
      location: location(...path, 'expr'),
      where,
      by: 'grafana',
      adds: [],
      ...(panel && { panel }),
      variables,
      // `$__rate_interval` is four scrapes, or one more than a step.
      purpose: { rateInterval: 4 * step, isOverTime },
      labelled: labelled.flatMap((key) => labelledIn(fields, key, location(...path, key))),
    },
  ]
}

const labelledIn = (fields: Fields, key: string, location: Labelled['location']): Labelled[] => {
  const text = textOf(fields[key])
  return text === undefined ? [] : [{ text, location, uses: legendUses(text) }]
}

/** `label_values({…}, label)` gives the label of what its selector finds. */
const variableQuestion = (
  { location, variables, name: dashboard }: GrafanaDashboard,
  { fields, path }: Listed,
  name: string,
): Question[] => {
  const language = languageOf(fields['datasource'])
  const query = textOf(fields['query'])
  if (fields['type'] !== 'query' || query === undefined || !language) return []
  const selected = selectorInVariable(query)
  if (!selected) return []
  const { text, offset, label } = selected
  const at: Path = [...path, 'query']
  return [
    {
      language,
      text,
      location: { ...location(...at), offset },
      where: `the variable ${name} of ${dashboard}`,
      by: 'grafana',
      adds: [],
      variables,
      purpose: { isOverTime: false },
      labelled: label
        ? [{ text: query, location: location(...at), uses: [{ label: label.text, offset: label.offset }] }]
        : [],
    },
  ]
}
