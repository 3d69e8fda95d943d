import { askedIn } from '../../telemetry/questions/asked.ts'
import { at } from '../../values/location.ts'
import type { Rule } from '../rule/rule.ts'

export const uniqueAlert: Rule = {
  id: 'unique-alert',
  summary: 'No two rules ask the same under one name, and no two groups of one object are called the same.',
  rationale:
    'Two alerts that cannot be told apart are one to Alertmanager, and the second of two like groups makes the whole object invalid.',
  fix: 'Take one of them away, or give it another name.',
  check: (fleet) => {
    const { rules } = askedIn(fleet)
    const alike = Map.groupBy(rules, ({ alert, record, expr, labels }) =>
      JSON.stringify([alert, record, expr, labels]),
    )
    const groups = fleet.clusters
      .flatMap((cluster) => cluster.all('monitoring.coreos.com/v1/PrometheusRule'))
      .flatMap((placed) =>
        (placed.object.spec.groups ?? []).map(({ name }, index, all) => ({
          placed,
          name,
          index,
          isFirst: all.findIndex((each) => each.name === name) === index,
        })),
      )
    return [
      ...[...alike.values()].flatMap(([first, ...others]) =>
        others.map(({ placed, path, name }) => ({
          location: at(placed, ...path),
          ...(first && { related: [at(first.placed, ...first.path)] }),
          message: `${name} is written twice`,
          impact: 'the two cannot be told apart, and a change of one leaves the other as it was',
          fix: 'take one of them away',
        })),
      ),
      ...groups
        .filter(({ isFirst }) => !isFirst)
        .map(({ placed, name, index }) => ({
          location: at(placed, 'spec', 'groups', index, 'name'),
          message: `two groups of PrometheusRule ${placed.object.metadata.name} are called ${name}`,
          impact: 'the object is refused, and none of its alerts ever fires',
          fix: 'give one of them another name',
        })),
    ]
  },
}
