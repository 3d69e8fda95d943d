import { change, type Change } from './sample-trees.ts'

interface AlertRule {
  readonly alert?: string
  readonly expr: string
  readonly for?: string
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
}

/** Changes the first alert of one name of the committed ones, or adds others after it. */
export const inAlert = (name: string, to: (rule: AlertRule) => object | readonly object[]): Change => {
  let isChanged = false
  return change<readonly { readonly rules: readonly AlertRule[] }[]>(
    'hub PrometheusRule fleet-telemetry',
    ['spec', 'groups'],
    (groups) =>
      groups.map((group) => ({
        ...group,
        rules: group.rules.flatMap((rule) => {
          if (isChanged || rule.alert !== name) return [rule]
          isChanged = true
          return to(rule)
        }),
      })),
  )
}

export const inExpr = (name: string, to: (expr: string) => string): Change =>
  inAlert(name, (rule) => ({ ...rule, expr: to(rule.expr) }))
