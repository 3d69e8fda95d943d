import { askedIn } from '../../telemetry/questions/asked.ts'
import { at } from '../../values/spot.ts'
import type { Rule } from '../rule.ts'

export const uniqueAlert: Rule = {
  id: 'unique-alert',
  demands: 'No two rules ask the same under one name, and no two groups of one object are called the same.',
  why: 'Two alerts that cannot be told apart are one to Alertmanager, and the second of two like groups makes the whole object invalid.',
  example: {
    refused: 'groups: [{ name: telemetry, rules: […] }, { name: telemetry, rules: […] }]',
    accepted: 'groups: [{ name: telemetry-absent, rules: […] }, { name: telemetry-lost, rules: […] }]',
  },
  mend: 'Take one of them away, or give it another name.',
  judge: (fleet) => {
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
          at: at(placed, ...path),
          ...(first && { also: [at(first.placed, ...first.path)] }),
          what: `${name} is written twice`,
          consequence: 'the two cannot be told apart, and a change of one leaves the other as it was',
          mend: 'take one of them away',
        })),
      ),
      ...groups
        .filter(({ isFirst }) => !isFirst)
        .map(({ placed, name, index }) => ({
          at: at(placed, 'spec', 'groups', index, 'name'),
          what: `two groups of PrometheusRule ${placed.object.metadata.name} are called ${name}`,
          consequence: 'the object is refused, and none of its alerts ever fires',
          mend: 'give one of them another name',
        })),
    ]
  },
}
