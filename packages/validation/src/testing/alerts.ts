import { InternalError } from '@fleet/model'
import { change, type Change } from './sample-trees.ts'

interface AlertRule {
  readonly alert?: string
  readonly record?: string
  readonly expr: string
  readonly for?: string
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
}

/** Changes the first alert of that name in the sample trees, or replaces it by several. */
export const inAlert = (name: string, to: (rule: AlertRule) => object | readonly object[]): Change =>
  inFirst(`alert ${name}`, ({ alert }) => alert === name, to)

/** The same of what is recorded of a cluster. */
export const inRecord = (cluster: string, to: (rule: AlertRule) => object | readonly object[]): Change =>
  inFirst(
    `recording rule of ${cluster}`,
    ({ record, labels }) => record !== undefined && labels['cluster'] === cluster,
    to,
  )

const inFirst = (
  what: string,
  isIt: (rule: AlertRule) => boolean,
  to: (rule: AlertRule) => object | readonly object[],
): Change =>
  change<readonly { readonly rules: readonly AlertRule[] }[]>(
    'hub PrometheusRule fleet-telemetry',
    ['spec', 'groups'],
    (groups) => {
      const first = groups.flatMap(({ rules }) => rules).find(isIt)
      if (!first) throw new InternalError(`the sample trees have no ${what}`)
      return groups.map((group) => ({
        ...group,
        rules: group.rules.flatMap((rule) => (rule === first ? to(rule) : [rule])),
      }))
    },
  )

/** Adds an alert with this expression behind that of a name, by default with the same labels. */
export const addAlert = (name: string, expr: string, labels?: AlertRule['labels']): Change =>
  inAlert(name, (rule) => [
    rule,
    { ...rule, alert: 'Added', expr, for: '15m', annotations: TEXT, ...(labels && { labels }) },
  ])

const TEXT = { summary: 'Added by a test', description: 'Look at the test' }

export const inExpr = (name: string, to: (expr: string) => string): Change =>
  inAlert(name, (rule) => ({ ...rule, expr: to(rule.expr) }))
