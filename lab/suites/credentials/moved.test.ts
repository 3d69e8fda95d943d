import { expect, test, type TestContext } from 'vitest'
import { treesWith, type Demand } from '../../src/credentials/moving-trees.ts'
import { usePushes } from '../../src/credentials/use-pushes.ts'
import { none, watch } from '../../src/faults/watch.ts'
import { until } from '../../src/hosts/until.ts'
import { logWriter } from '../../src/logs/log-writer.ts'

/*
 * A running fleet without credentials takes the steps of docs/guides/push-credentials.md, and takes them back. Flux
 * applies the trees of hub and spoke independently, so each step is tried in both orders.
 */

const pushes = usePushes({ trees: treesWith(undefined), times: 20 })
const LINES = 200

type Side = 'hub' | 'spoke'

const replace = (side: Side, demand: Demand): Promise<void> => pushes[side].replace(treesWith(demand)[side])

/** What the hub has logged since a step began. */
const loggedSince = (before: number): string => pushes.hub.gateway.log().slice(before)

const UNKNOWN = 'without a credential'

/** Takes steps while lines are written and exporters scraped. */
const during = async (
  context: TestContext,
  steps: () => Promise<void>,
): Promise<{ readonly lost: number; readonly twice: number; readonly scrapesLost: number }> => {
  const { hub, spoke } = pushes
  const watched = { store: hub.store, scrapes: spoke.scrapes, collector: spoke.collector() }
  const { outcome } = await watch(watched, context)
  const writer = logWriter(spoke.logs)
  const written = new AbortController()
  const writing = (async () => {
    while (!written.signal.aborted) await writer.writeFor(1, LINES)
  })()
  try {
    await steps()
  } finally {
    written.abort()
    await writing
  }
  watched.collector = spoke.collector()
  return outcome(writer)
}

const orders: readonly (readonly [Side, Side])[] = [
  ['hub', 'spoke'],
  ['spoke', 'hub'],
]

test.for(orders)(
  'with the Secrets there, a fleet moves to required and back and loses nothing, where the %s is first each time',
  async ([first, second], context) => {
    const { hub, spoke, credential } = pushes
    hub.setUsers(credential)
    spoke.setCredential(credential)
    const found = await during(context, async () => {
      for (const demand of ['accepted', 'required', 'accepted', undefined] as const) {
        for (const side of [first, second]) {
          await replace(side, demand)
          await spoke.scraped()
        }
      }
    })
    expect(found).toMatchObject(none)
  },
)

test('while both are accepted, the log names each push without a credential, and is silent once the spoke sends its own', async (context) => {
  const { hub } = pushes
  const found = await during(context, async () => {
    await replace('hub', 'accepted')
    await until('the log names a push', () => hub.gateway.log().includes(UNKNOWN), { seconds: 30 })
    await replace('spoke', 'accepted')
    const moved = hub.gateway.log().length
    await pushes.spoke.scraped()
    expect(loggedSince(moved)).toBe('')
  })
  expect(found).toMatchObject(none)
})

test('while both are accepted, a wrong credential is refused, and what comes with it waits for the right one', async (context) => {
  const { spoke, credential } = pushes
  const found = await during(context, async () => {
    const before = pushes.hub.gateway.log().length
    spoke.setCredential({ ...credential, password: 'wrong' })
    await until('a push is refused', () => / 503 "POST /.test(loggedSince(before)), { seconds: 30 })
    await spoke.scraped()
    spoke.setCredential(credential)
  })
  expect(found).toMatchObject(none)
})

test('a hub that requires credentials before a spoke sends one costs the samples that wait, and no line: so accepted comes first', async (context) => {
  const found = await during(context, async () => {
    await replace('spoke', undefined)
    const before = pushes.hub.gateway.log().length
    await replace('hub', 'required')
    await until('a push is refused', () => / 503 "POST /.test(loggedSince(before)), { seconds: 30 })
    await pushes.spoke.scraped()
    await replace('spoke', 'required')
    await pushes.spoke.scraped()
  })
  expect(found).toMatchObject({ lost: 0, twice: 0 })
  // They wait in memory, and the collector starts anew for its credential.
  expect(found.scrapesLost).toBeGreaterThan(0)
})
