import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { shareOfQueue, startSpokeOfTwo, type SpokeOfTwo } from '../../src/faults/spoke-of-two.ts'
import { startHubOfTwo, type Entry, type HubOfTwo } from '../../src/faults/two-entries.ts'
import { none, watch } from '../../src/faults/watch.ts'
import { startHosts, type LabHosts } from '../../src/hosts/lab-hosts.ts'
import { until } from '../../src/hosts/until.ts'
import { logWriter } from '../../src/logs/log-writer.ts'
import { measured } from '../../src/results/measured.ts'
import { distributed } from '../../src/thanos/distributed-example.ts'

/*
 * A spoke pushes to a hub of two nodes, of which the first goes away and comes back, and then the second. What is
 * written and scraped meanwhile, and what the stores find, are compared.
 */

const TIMES = 5
const LINES_A_SECOND = 50

let hosts: LabHosts
let hub: HubOfTwo
let spoke: SpokeOfTwo

beforeAll(async () => {
  hosts = await startHosts(distributed.clusters)
  hub = await startHubOfTwo(hosts)
  spoke = await startSpokeOfTwo(hosts, hub, TIMES)
})

afterAll(() => hosts[Symbol.asyncDispose]())

const isUsed = (entry: Entry): boolean => entry.connections('logs') > 0 && entry.connections('metrics') > 0

/** @returns how long it takes until lines and samples go to a node, in seconds of the spoke's own time */
const untilUsed = async (entry: Entry, which: string): Promise<number> => {
  const began = performance.now()
  await until(`the spoke pushes to its ${which} node`, () => isUsed(entry), { seconds: 60 })
  return ((performance.now() - began) / 1000) * TIMES
}

const inSeconds = (seconds: number): string => `${seconds.toFixed(0)} s`

test.for([
  [
    'loses packets',
    { end: (entry: Entry) => entry.losePackets(), restore: (entry: Entry) => entry.deliverPackets() },
  ],
  ['refuses connections', { end: (entry: Entry) => entry.close(), restore: (entry: Entry) => entry.open() }],
] as const)(
  'while the first node of a hub %s, a spoke pushes to the second, its queue stays empty, and nothing is lost',
  { timeout: 300_000 },
  async ([, fault], context) => {
    const { outcome } = await watch({ ...hub, ...spoke }, context)
    const writer = logWriter(spoke.logs)
    const over = new AbortController()
    const shares: number[] = []
    const writing = (async () => {
      while (!over.signal.aborted) {
        await writer.writeFor(1, LINES_A_SECOND)
        shares.push(shareOfQueue(hosts.spoke))
      }
    })()
    try {
      await untilUsed(hub.first, 'first')
      await fault.end(hub.first)
      const toSecond = await untilUsed(hub.second, 'second')
      await pause(5000)
      await fault.restore(hub.first)
      await pause(5000)
      // A client keeps a connection that works.
      const kept = isUsed(hub.second)
      await hub.second.close()
      const toFirst = await untilUsed(hub.first, 'first')
      await hub.second.open()
      measured(context, {
        'pushed to the second node after': inSeconds(toSecond),
        'and still, once the first is back': kept ? 'yes' : 'no',
        'to the first, once the second is away, after': inSeconds(toFirst),
      })
    } finally {
      over.abort()
      await writing
    }
    const share = Math.max(...shares)
    measured(context, { 'largest share of a queue': `${(100 * share).toFixed(1)} %` })
    expect(share).toBeLessThan(0.1)
    expect(await outcome(writer, { time: `${TIMES} times as fast` })).toMatchObject(none)
  },
)
