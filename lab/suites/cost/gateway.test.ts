import { samplesIn } from '@fleet/model'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { writeSteadily } from '../../src/cost/steady-load.ts'
import { cpuLimit } from '../../src/credentials/ingest.ts'
import { usePushes, type Pushes } from '../../src/credentials/use-pushes.ts'
import { sumOf } from '../../src/expositions/samples.ts'
import { inAll } from '../../src/faults/scrapes.ts'
import { measured } from '../../src/results/measured.ts'

/* The gateway of the example, which asks each spoke for its credential, and the collector of a spoke. */

const MILLION = 1_000_000

const perMillion = (cpuSeconds: number, count: number): string => ((cpuSeconds / count) * MILLION).toFixed(2)

describe('lines', () => {
  const pushes = usePushes({ times: 1 })

  test('20,000 lines a second pass the gateway within its limit of CPU, and none is dropped or refused', async (context) => {
    const { hub, spoke, hosts } = pushes
    const load = { linesPerSecond: 20_000, seconds: 15 }
    const mark = 'lab-gateway-load'
    const before = hub.gateway.cpuSeconds()
    const began = performance.now()
    const written = await writeSteadily(hosts.spoke, spoke.logs[0]?.path() ?? '', mark, load)
    let arrived = 0
    await hub.gateway.program().until(
      `has brought ${written} lines to the store`,
      async () => {
        const now = Date.now()
        arrived = await hub.store.count(`${mark} `, { from: now - MILLION, to: now + MILLION })
        return arrived >= written
      },
      90,
    )
    const seconds = (performance.now() - began) / 1000
    const cpuSeconds = hub.gateway.cpuSeconds() - before
    measured(context, {
      lines: String(written),
      'arrived a second': (arrived / seconds).toFixed(0),
      'CPU s of nginx a million lines': perMillion(cpuSeconds, written),
    })
    expect(arrived).toBe(written)
    expect(hub.gateway.log()).toBe('')
    expect(cpuSeconds / seconds).toBeLessThan(cpuLimit())
  })
})

/** The samples and the requests that Prometheus has taken. */
const takenBy = async ({ hub }: Pushes) => {
  const samples = samplesIn(await (await fetch(`${hub.prometheus.address}/metrics`)).text())
  const isWrite = ({ handler }: Readonly<Record<string, string>>) => handler === '/api/v1/write'
  return {
    samples: sumOf(samples, 'prometheus_tsdb_head_samples_appended_total') ?? 0,
    requests: sumOf(samples, 'prometheus_http_requests_total', isWrite) ?? 0,
  }
}

describe('samples', () => {
  const pushes = usePushes({ times: 100 })

  test('the samples of scrapes pass the gateway, and none is dropped or refused', async (context) => {
    const { hub, spoke } = pushes
    const scrapesBefore = await spoke.scrapes.counts()
    const [before, cpuBefore] = [await takenBy(pushes), hub.gateway.cpuSeconds()]
    await pause(20_000)
    const [after, cpuAfter] = [await takenBy(pushes), hub.gateway.cpuSeconds()]
    const [samples, requests] = [after.samples - before.samples, after.requests - before.requests]
    const { made, lost } = inAll(await spoke.scrapes.missing(scrapesBefore))
    measured(context, {
      samples: String(samples),
      'a request': (samples / requests).toFixed(0),
      'CPU ms of nginx a request': ((1000 * (cpuAfter - cpuBefore)) / requests).toFixed(2),
      'CPU s of nginx a million samples': perMillion(cpuAfter - cpuBefore, samples),
      scrapes: String(made),
    })
    expect(lost).toBe(0)
    expect(hub.gateway.log()).toBe('')
  })
})
