import { SCRAPE_TARGETS } from '@fleet/model'
import { sampleFleet, sampleTraces } from '@fleet/model/testing'
import { describe, expect, it } from 'vitest'
import { grafanaValues } from '../grafana-values.ts'
import { prometheusValues } from '../prometheus-values.ts'
import { TRACE_ID_IN_LINE, traceSources } from './traces.ts'

const fleet = sampleFleet(sampleTraces())
const [source] = traceSources(fleet)

describe('the data source of traces', () => {
  it('is there only where a fleet keeps traces, and Loki leads to it then', () => {
    const names = (of = fleet) => grafanaValues(of).additionalDataSources.map(({ name }) => name)
    expect([names(), names(sampleFleet())]).toEqual([['Loki', 'Jaeger'], ['Loki']])
  })

  it('leads from a span to the lines and the metrics of its pod in its cluster', () => {
    const labels = (tags: readonly { value: string }[] = []) => tags.map(({ value }) => value)
    expect(labels(source?.jsonData.tracesToLogsV2.tags)).toEqual([
      'cluster',
      'k8s_namespace_name',
      'k8s_pod_name',
    ])
    expect(labels(source?.jsonData.tracesToMetrics.tags)).toEqual(['cluster', 'namespace', 'pod'])
  })

  it('asks for metrics that every cluster keeps of its pods', () => {
    const kept = SCRAPE_TARGETS.cadvisor.relabelings?.find(({ action }) => action === 'keep')?.regex ?? ''
    for (const { query } of source?.jsonData.tracesToMetrics.queries ?? [])
      expect(/container_\w+/.exec(query)?.[0]).toMatch(new RegExp(`^(?:${kept})$`))
  })
})

describe('the link from a point of a metric to its trace', () => {
  const valuesOf = (traces: Parameters<typeof sampleTraces>[0]) => {
    const of = sampleFleet(sampleTraces(traces))
    return {
      links: grafanaValues(of).sidecar.datasources,
      features: prometheusValues(of).prometheusSpec,
    }
  }

  it('is there where requests are counted, and Prometheus keeps the points', () => {
    expect(valuesOf({ spanMetrics: {} })).toMatchObject({
      links: { exemplarTraceIdDestinations: { datasourceUid: 'jaeger', traceIdLabelName: 'trace_id' } },
      features: { enableFeatures: ['exemplar-storage'] },
    })
  })

  it('is not there where none are', () => {
    const { links, features } = valuesOf({})
    expect(links).not.toHaveProperty('exemplarTraceIdDestinations')
    expect(features).not.toHaveProperty('enableFeatures')
  })
})

describe('the link from a line to its trace', () => {
  const id = '5b8efff798038103d269b633813fc60c'
  const found = (line: string) => new RegExp(TRACE_ID_IN_LINE).exec(line)?.[1]

  it.each([
    `{"level":"error","trace_id":"${id}","msg":"no"}`,
    `level=error traceID=${id} msg=no`,
    `2026-11-30 ERROR [traceId: ${id}] no`,
    `trace.id="${id}"`,
  ])('is found in %s', (line) => {
    expect(found(line)).toBe(id)
  })

  it.each([`span_id=${id}`, `trace_id=${id}ab`, 'trace_id=0123'])('is not made of %s', (line) => {
    expect(found(line)).toBeUndefined()
  })
})
