import { answeredIn } from '../../telemetry/flow/judged.ts'
import type { Followed } from '../../telemetry/flow/follow.ts'
import { hasLabel, labelsOf } from '../../telemetry/flow/vector.ts'
import type { Rule } from '../rule.ts'

export const noMissingResultLabel: Rule = {
  id: 'no-missing-result-label',
  stage: 'meaning',
  demands:
    'A legend, an annotation’s text, a variable and an alert’s template name labels that the result of their query has.',
  why: 'Grafana and Prometheus put nothing in the place of a label that is not there: all series have one name, and an alert does not say of which cluster it speaks.',
  example: {
    refused: '{ "expr": "sum by (cluster) (up)", "legendFormat": "{{cluster}} / {{job}}" }',
    accepted: '{ "expr": "sum by (cluster, job) (up)", "legendFormat": "{{cluster}} / {{job}}" }',
  },
  mend: 'Keep the label in the query’s groupings, or name one that is kept.',
  judge: (fleet) =>
    answeredIn(fleet).flatMap(({ question, followed }) =>
      question.labelled.flatMap(({ spot, uses }) =>
        uses
          .filter(({ label }) => !label.startsWith('__') && followed.some((each) => lacks(each, label)))
          .map(({ label, offset }) => ({
            at: { ...spot, offset },
            also: [question.spot],
            what: `${question.where}: the result of its query has no label ${label}`,
            consequence: 'nothing stands in its place',
            mend: `keep it in the query, or name one of ${keptIn(followed).join(', ') || 'none'}`,
          })),
      ),
    ),
}

/** Where a query goes wrong itself, or asks nothing, there is nothing to name. */
const lacks = ({ vector, mistakes }: Followed, label: string): boolean =>
  vector !== undefined && mistakes.length === 0 && !hasLabel(vector, label)

const keptIn = (followed: readonly Followed[]): string[] => [
  ...new Set(followed.flatMap(({ vector }) => (vector ? labelsOf(vector) : []))),
]
