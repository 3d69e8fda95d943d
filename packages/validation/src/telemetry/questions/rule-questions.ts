import { at, type Located, type Path } from '../../values/location.ts'
import type { ObjectOf } from '../../schemas/kinds.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { templateUses } from './label-uses.ts'
import { textOf } from '../../queries/json.ts'
import type { Question } from './question.ts'

/** A rule of a PrometheusRule: an alert, or a metric recorded under a new name. */
export interface LocatedRule {
  readonly located: Located<ObjectOf<'monitoring.coreos.com/v1/PrometheusRule'>>
  readonly path: Path
  readonly group: { readonly name: string; readonly interval?: string }
  readonly alert?: string
  readonly record?: string
  readonly expr: string
  readonly for?: string
  readonly keepFiringFor?: string
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
  readonly name: string
}

export const rulesOf = (cluster: ClusterView): readonly LocatedRule[] =>
  cluster.all('monitoring.coreos.com/v1/PrometheusRule').flatMap((located) =>
    (located.object.spec.groups ?? []).flatMap((group, groupIndex) =>
      (group.rules ?? []).map((rule, index) => {
        const { alert, record, expr, labels = {}, annotations = {} } = rule
        return {
          located,
          path: ['spec', 'groups', groupIndex, 'rules', index],
          group: { name: group.name, ...(group.interval !== undefined && { interval: group.interval }) },
          ...(alert !== undefined && { alert }),
          ...(record !== undefined && { record }),
          expr: String(expr),
          ...(rule.for !== undefined && { for: rule.for }),
          ...(rule.keep_firing_for !== undefined && { keepFiringFor: rule.keep_firing_for }),
          labels,
          annotations,
          name: alert === undefined ? `the rule ${record ?? ''}` : `the alert ${alert}`,
        }
      }),
    ),
  )

export const ruleQuestion = ({
  located,
  path,
  expr,
  alert,
  name,
  labels,
  annotations,
}: LocatedRule): Question => ({
  language: 'promql',
  text: expr,
  location: at(located, ...path, 'expr'),
  where: name,
  by: alert === undefined ? 'recording-rule' : 'alert',
  purpose: { isOverTime: true },
  variables: [],
  adds: Object.keys(labels),
  labelled: Object.entries({ labels, annotations }).flatMap(([kind, texts]) =>
    Object.entries(texts).map(([key, value]) => {
      const text = textOf(value) ?? ''
      return { text, location: at(located, ...path, kind, key), uses: templateUses(text) }
    }),
  ),
})
