import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { objectDifferences, valueDifferences } from '../../src/chart-stand-ins/compare.ts'
import { exportersOfChart } from '../../src/chart-stand-ins/kube-prometheus-stack/exporters.ts'
import { kubeletMonitor } from '../../src/chart-stand-ins/kube-prometheus-stack/kubelet.ts'
import {
  prometheusPrerequisites,
  prometheusOfChart,
} from '../../src/chart-stand-ins/kube-prometheus-stack/prometheus.ts'
import { lokiConfiguration } from '../../src/chart-stand-ins/loki.ts'
import { collectorOfChart } from '../../src/chart-stand-ins/opentelemetry-collector.ts'
import { unacceptedOf } from '../../src/chart-stand-ins/unaccepted.ts'
import { archiveIn, chartsOf, releaseOf } from '../../src/charts/chart-references.ts'
import { renderChart } from '../../src/charts/render-chart.ts'
import { measured } from '../../src/results/measured.ts'
import { clusters } from '../../src/trees/clusters.ts'
import { objectOf, objectsIn, textAt, valueAt, type KubernetesObject } from '../../src/trees/committed.ts'

const hub = clusters.hub.name
const archives = process.env['FLEET_LAB_ARCHIVES']

interface Skipping {
  readonly skip: (note: string) => void
}

/** The real chart's objects of its release; nothing where its archive is not given. */
const realOf = async (context: Skipping, name: string): Promise<readonly KubernetesObject[]> => {
  const chart = chartsOf(hub).find((one) => one.name === name)
  const archive = chart && archiveIn(archives, chart)
  if (archive === undefined) {
    context.skip('NOT RUN: the archive of the chart is not given (`pnpm lab charts --archives DIR`)')
    return []
  }
  return objectsIn(await renderChart(archive, releaseOf(objectOf(hub, 'HelmRelease', name))))
}

const standIns: Readonly<Record<string, readonly KubernetesObject[]>> = {
  'kube-prometheus-stack': [
    ...exportersOfChart,
    kubeletMonitor,
    ...prometheusPrerequisites,
    ...prometheusOfChart,
  ],
  'opentelemetry-collector': collectorOfChart(),
}

test.for(Object.keys(standIns))(
  'the stand-in of %s is what the chart makes, but for rows that say why',
  async (name, context) => {
    const differences = objectDifferences(standIns[name] ?? [], await realOf(context, name))
    measured(context, { differences: String(differences.length) })
    expect(unacceptedOf(name, differences)).toEqual([])
  },
)

test('the stand-in of Loki’s configuration is what the chart makes, but for rows that say why', async (context) => {
  const real = (await realOf(context, 'loki')).find(
    ({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === 'loki',
  )
  const { values } = releaseOf(objectOf(hub, 'HelmRelease', 'loki'))
  const mine = lokiConfiguration('/var/loki', valueAt(values, 'loki') as Readonly<Record<string, unknown>>)
  const differences = valueDifferences('config.yaml', parse(mine), parse(textAt(real, 'data', 'config.yaml')))
  measured(context, { differences: String(differences.length) })
  expect(unacceptedOf('loki', differences)).toEqual([])
})
