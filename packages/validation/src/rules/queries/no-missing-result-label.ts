import { followedQuestions } from '../../telemetry/flow/followed-questions.ts'
import type { Followed } from '../../telemetry/flow/follow.ts'
import { hasLabel, labelsOf } from '../../telemetry/flow/vector.ts'
import type { Rule } from '../rule.ts'

export const noMissingResultLabel: Rule = {
  id: 'no-missing-result-label',
  stage: 'meaning',
  summary:
    'A legend, an annotation’s text, a variable and an alert’s template name labels that the result of their query has.',
  rationale:
    'Grafana and Prometheus put nothing in the place of a label that is not there: all series have one name, and an alert does not say of which cluster it speaks.',
  example: {
    refused: '{ "expr": "sum by (cluster) (up)", "legendFormat": "{{cluster}} / {{job}}" }',
    accepted: '{ "expr": "sum by (cluster, job) (up)", "legendFormat": "{{cluster}} / {{job}}" }',
  },
  fix: 'Keep the label in the query’s groupings, or name one that is kept.',
  check: (fleet) =>
    followedQuestions(fleet).flatMap(({ question, followed }) =>
      question.labelled.flatMap(({ location, uses }) =>
        uses
          .filter(({ label }) => !label.startsWith('__') && followed.some((each) => lacks(each, label)))
          .map(({ label, offset }) => ({
            location: { ...location, offset },
            also: [question.location],
            message: `${question.where}: the result of its query has no label ${label}`,
            impact: 'nothing stands in its place',
            fix: `keep it in the query, or name one of ${keptIn(followed).join(', ') || 'none'}`,
          })),
      ),
    ),
}

/** Where a query goes wrong itself, or asks nothing, there is nothing to name. */
const lacks = ({ vector, errors }: Followed, label: string): boolean =>
  vector !== undefined && errors.length === 0 && !hasLabel(vector, label)

const keptIn = (followed: readonly Followed[]): string[] => [
  ...new Set(followed.flatMap(({ vector }) => (vector ? labelsOf(vector) : []))),
]
