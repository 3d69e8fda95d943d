import { setTimeout as pause } from 'node:timers/promises'
import { expect, test, type TestContext } from 'vitest'
import { newCredential } from '../../src/credentials/credential.ts'
import { usePushes } from '../../src/credentials/use-pushes.ts'
import { none, watch } from '../../src/faults/watch.ts'
import { logWriter } from '../../src/logs/log-writer.ts'
import { exampleClusters } from '../../src/trees/example.ts'

/* The collector of a spoke of the example pushes through the real gateway. Ten times as fast: retries after 0.5 s. */

const pushes = usePushes({ times: 10 })
const { name } = exampleClusters.spoke
const next = newCredential(`${name}-next`)
const LINES = 200

const watchPushes = (context: TestContext) =>
  watch(
    { store: pushes.hub.store, scrapes: pushes.spoke.scrapes, collector: pushes.spoke.collector() },
    context,
  )

/** The refused requests of a user so far. */
const refusals = (user: string): number => pushes.hub.gateway.log().split(`user "${user}"`).length - 1

test('a password changes as the guide says, without a restart, a refused push, a lost line or a lost sample', async (context) => {
  const { hub, spoke, credential } = pushes
  const { outcome } = await watchPushes(context)
  const pids = [hub.gateway.program().pid, spoke.collector().pid]
  const writer = logWriter(spoke.logs)
  const writing = writer.writeFor(12, LINES)
  await pause(3000)
  hub.setUsers(credential, next)
  await pause(3000)
  spoke.setCredential(next)
  await pause(3000)
  hub.setUsers(next)
  await writing
  expect(await outcome(writer)).toMatchObject(none)
  expect(refusals(name) + refusals(next.user)).toBe(0)
  expect([hub.gateway.program().pid, spoke.collector().pid]).toEqual(pids)
})

test('an old line that is removed too early delays what the spoke sends, and the log names its user', async (context) => {
  const { hub, spoke, credential } = pushes
  const { outcome } = await watchPushes(context)
  const writer = logWriter(spoke.logs)
  const writing = writer.writeFor(9, LINES)
  await pause(1000)
  hub.setUsers(credential)
  await pause(4000)
  spoke.setCredential(credential)
  await writing
  expect(await outcome(writer)).toMatchObject(none)
  expect(refusals(next.user)).toBeGreaterThan(0)
})

test('a spoke with a wrong credential keeps lines and samples, and sends all once it is corrected', async (context) => {
  const { hub, spoke, credential } = pushes
  const { outcome } = await watchPushes(context)
  const writer = logWriter(spoke.logs)
  spoke.setCredential({ ...credential, password: 'wrong' })
  await pause(2000)
  const before = await hub.store.received()
  await writer.writeFor(20, LINES)
  // Nothing of it has reached the store.
  expect((await hub.store.received()).lines).toBe(before.lines)
  spoke.setCredential(credential)
  expect(await outcome(writer, { 'refused for': '22 s', time: '10 times as fast' })).toMatchObject(none)
})
