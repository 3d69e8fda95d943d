import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ASSUMPTIONS } from '@fleet/model'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compactFortnight } from '../../src/capacity/fortnight.ts'
import { inBytes, inGibibytes, sizes, WANTED } from '../../src/capacity/growth.ts'
import { fitLine } from '../../src/capacity/line.ts'
import { startHosts, type LabHosts } from '../../src/hosts/lab-hosts.ts'
import { measured } from '../../src/results/measured.ts'

let hosts: LabHosts

beforeAll(async () => {
  hosts = await startHosts()
})

afterAll(() => hosts[Symbol.asyncDispose]())

const inMebibytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MiB`

test(
  'a Compactor grows by a line with the series of its largest block, and needs no more memory than the inventory counts',
  { timeout: 3_600_000 },
  async (context) => {
    const size = sizes()
    const seen: { series: number; own: number; peak: number }[] = []
    // A fifth: Receives hold three copies of it meanwhile.
    for (const clusters of size.clusters.map((count) => Math.ceil(count / 5))) {
      const stage = mkdtempSync(join(hosts.stage, 'compactor-'))
      const { peakOwnMemory, peakMemory } = await compactFortnight(hosts.hub, stage, { ...size, clusters })
      seen.push({ series: clusters * size.series, own: peakOwnMemory, peak: peakMemory })
      rmSync(stage, { recursive: true, force: true })
    }
    const own = fitLine(seen.map(({ series, own: y }) => ({ x: series, y })))
    measured(context, {
      'peak memory of its own': seen
        .map((one) => `${inMebibytes(one.own)} of ${one.series} series`)
        .join(', '),
      'with mapped blocks': seen.map((one) => inMebibytes(one.peak)).join(', '),
      'of a series': inBytes(own.slope),
      [`with ${WANTED.series} series`]: inGibibytes(own.at(WANTED.series)),
    })
    const { baseOfThanos, bytesOfACompactedSeries } = ASSUMPTIONS
    for (const { series, own: memory } of seen)
      expect(memory).toBeLessThan(baseOfThanos.value + series * bytesOfACompactedSeries.value)
  },
)
