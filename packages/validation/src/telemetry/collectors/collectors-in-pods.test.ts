import { describe, expect, it } from 'vitest'
import { usedIds } from './collectors-in-pods.ts'

describe('usedIds', () => {
  const config = {
    receivers: {},
    processors: {},
    exporters: {},
    connectors: {},
    extensions: {},
    service: {
      extensions: [],
      pipelines: {
        traces: { receivers: ['otlp'], processors: ['tail_sampling/errors'], exporters: ['spanmetrics'] },
        metrics: { receivers: ['spanmetrics'], processors: [], exporters: ['otlp'] },
      },
    },
  }

  it.each([
    ['processors', 'tail_sampling', ['tail_sampling/errors']],
    ['connectors', 'spanmetrics', ['spanmetrics']],
    ['receivers', 'otlp', ['otlp']],
    ['exporters', 'loadbalancing', []],
  ] as const)('finds the %s of the type %s', (section, type, ids) => {
    expect(usedIds(config, section, [type])).toEqual(ids)
  })
})
