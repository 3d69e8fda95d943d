import { join } from 'node:path'
import { fleet as inventory } from '@fleet/validation/fixtures'
import { describe, expect, test } from 'vitest'
import { faultsOfObjects } from '../../src/doctor/faults-of-objects.ts'
import { writeKubeconfig, type Reached } from '../../src/doctor/kubeconfig.ts'
import { expectHeadline, FAULT_TIMEOUT_IN_MS, said } from '../../src/doctor/one-headline.ts'
import { useDoctorWorld } from '../../src/doctor/use-doctor-world.ts'
import { buildTrees } from '../../src/flux/changed-fleet.ts'
import { measured } from '../../src/results/measured.ts'
import { clusters } from '../../src/trees/clusters.ts'

const theWorld = useDoctorWorld()

const askedBy = (name: string, reached: readonly Reached[]): string =>
  writeKubeconfig(join(theWorld().hosts.stage, name), reached)

describe('doctor has one headline, of the cause, where', () => {
  test.each(faultsOfObjects)('$name', { timeout: FAULT_TIMEOUT_IN_MS }, (fault) =>
    expectHeadline(theWorld(), fault),
  )
})

describe('what cannot be asked of a cluster is no finding, and never well:', () => {
  test.each([
    {
      name: 'a token has expired',
      obstacle: 'unauthorized',
      reached: () => [theWorld().hub, { ...theWorld().spoke, token: 'expired' }],
    },
    { name: 'the kubeconfig has no context of it', obstacle: 'context', reached: () => [theWorld().hub] },
  ])('$name', async ({ obstacle, reached }) => {
    const run = await theWorld().doctor([], askedBy(obstacle, reached()))
    expect(said(run)).toEqual([])
    expect(run.unasked.length).toBeGreaterThan(0)
    for (const unasked of run.unasked)
      expect([unasked.cluster, unasked.obstacle]).toEqual([clusters.spoke.name, obstacle])
    expect(run.code).toBe(2)
  })
})

const account = { namespace: 'monitoring', name: 'fleet-doctor' }
const user = `system:serviceaccount:${account.namespace}:${account.name}`

/** What the account may not do: read a Secret, and change an object, though in a dry run. */
const isRefused = ({ requestURI }: { readonly requestURI: string }): boolean =>
  /\/secrets\b/.test(requestURI) || requestURI.includes('dryRun=All')

test('the account that a switch of the inventory makes asks all but Secrets and dry runs', async (context) => {
  const { repository, hub, spoke, hosts, push, doctor } = theWorld()
  const fleet = { ...inventory, telemetry: { ...inventory.telemetry, doctorAccount: true } }
  buildTrees(fleet, repository.trees, hosts.stage)
  await push('an account for doctor')
  const both = [hub, spoke]
  const before = both.map(({ audit }) => audit.length())
  const reached = both.map(async (one) => ({
    ...one,
    token: await one.server.tokenOf(account.namespace, account.name),
  }))
  const run = await doctor([], askedBy('account', await Promise.all(reached)))

  expect(said(run)).toEqual([])
  const checks = new Set(run.unasked.map(({ check }) => check))
  expect([...checks].toSorted()).toEqual(['secret-exists', 'secret-has-keys'])
  const requests = both.flatMap(({ audit }, index) => audit.requestsOf(user, before[index] ?? 0))
  const refused = requests.filter(({ responseStatus }) => responseStatus?.code === 403)
  expect(refused.filter((request) => !isRefused(request))).toEqual([])
  measured(context, { requests: String(requests.length), refused: String(refused.length) })
})
