import { violationsOf } from '../../rules/rule/rule.ts'
import type { Violation } from '../../values/violation.ts'
import { validAlertRoute } from '../../rules/alerts/valid-alert-route.ts'
import { validChartValues } from '../../rules/schema/valid-chart-values.ts'
import { knownVersionsOf } from '../../schemas/charts.ts'
import { fleetView } from '../../tree/fleet-view.ts'
import { together, type ChartValues } from './chart-values.ts'

/** Where the rules on values find something in a release that gives its chart these values and no others. */
export const refusedIn = ({ chart, values, besides = {} }: ChartValues): readonly string[] =>
  violationsIn(chart, together(besides, values)).map(({ location: { path = [], inside = [] } }) =>
    [...path.slice(['spec', 'values'].length), ...inside].join('.'),
  )

const violationsIn = (chart: string, values: unknown): readonly Violation[] => {
  const version = knownVersionsOf(chart).at(-1)
  const objects = [
    {
      apiVersion: 'source.toolkit.fluxcd.io/v1',
      kind: 'OCIRepository',
      metadata: { name: chart, namespace: 'monitoring' },
      spec: { url: `oci://charts.example/${chart}`, ref: { tag: version } },
    },
    {
      apiVersion: 'helm.toolkit.fluxcd.io/v2',
      kind: 'HelmRelease',
      metadata: { name: chart, namespace: 'monitoring' },
      spec: { chartRef: { kind: 'OCIRepository', name: chart }, values },
    },
  ]
  const fleet = fleetView([{ cluster: 'hub', files: [{ path: 'release.yaml', content: '', objects }] }])
  return [validChartValues, validAlertRoute].flatMap((rule) =>
    violationsOf((report) => rule.check(fleet, report)),
  )
}
