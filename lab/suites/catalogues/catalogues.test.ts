import { CATALOGUES } from '@fleet/validation/catalogues'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compare, record } from '../../src/catalogues/drift.ts'
import { pageOf, running } from '../../src/catalogues/pages.ts'
import { objectsOfOtherKinds } from '../../src/metrics/kube-state-rights.ts'
import { measured } from '../../src/results/measured.ts'
import { startWorld, type World } from '../../src/world/world.ts'

let world: World

/** The spoke's collector has read, sent and counted, and Prometheus has evaluated its rules. */
const isAtWork = (): boolean =>
  pageOf(world, 'otel-collector').includes('otelcol_exporter_sent_metric_points') &&
  /^prometheus_rule_evaluations_total\S* [1-9]/m.test(pageOf(world, 'prometheus'))

const kinds = ['kube_job_info', 'kube_cronjob_info', 'kube_persistentvolume_info']

beforeAll(async () => {
  world = await startWorld()
  await world.spoke.server.api.apply(objectsOfOtherKinds)
  await world.spoke.collector.until('has sent metrics, and the hub has checked them', isAtWork, 120)
  await world.spoke.exporters.kubeStateMetrics.until('shows objects of each kind', () =>
    kinds.every((metric) => pageOf(world, 'kube-state-metrics').includes(metric)),
  )
})

afterAll(() => world[Symbol.asyncDispose]())

test.for(running)(
  'every metric that %s shows is in its catalogue, of its type and with its labels',
  (exporter, context) => {
    const page = pageOf(world, exporter)
    // `pnpm lab record`; what it wrote is then held to the same.
    if (process.env['FLEET_LAB_RECORD'] === '1') record(exporter, page)
    const { shown, unseen, drifts } = compare(exporter, page)
    expect(drifts, 'write them into the catalogue by `pnpm lab record`').toEqual([])
    expect(shown).toBeGreaterThan(0)
    measured(context, {
      version: CATALOGUES[exporter].version,
      'metrics shown': String(shown),
      'known, but not shown here': String(unseen.length),
    })
  },
)
