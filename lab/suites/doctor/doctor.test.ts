import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { topics } from '../../src/doctor/faults.ts'
import { writeKubeconfig } from '../../src/doctor/kubeconfig.ts'
import { expectHeadline, FAULT_TIMEOUT_IN_MS, said } from '../../src/doctor/one-headline.ts'
import { useDoctorWorld } from '../../src/doctor/use-doctor-world.ts'
import { person } from '../../src/kubernetes/api-server.ts'
import { measured } from '../../src/results/measured.ts'
import { clusters } from '../../src/trees/clusters.ts'

const theWorld = useDoctorWorld()

describe('a healthy fleet', () => {
  test('gives no finding, within 3 s', async (context) => {
    const run = await theWorld().doctor()
    expect(said(run)).toEqual([])
    expect(run.unasked).toEqual([])
    expect(run.code).toBe(0)
    measured(context, { 'time for two clusters': `${run.seconds.toFixed(1)} s` })
    // A busy machine takes longer.
    expect(run.seconds).toBeLessThan(15)
  })

  test('is asked nothing that writes: each request reads, or is a dry run', async (context) => {
    const world = theWorld()
    const audits = [world.hub.audit, world.spoke.audit]
    const before = audits.map((audit) => audit.length())
    await world.doctor()
    const requests = audits.flatMap((audit, index) => audit.requestsOf(person.name, before[index] ?? 0))
    const writing = requests.filter(
      ({ verb, requestURI }) =>
        !['get', 'list', 'watch'].includes(verb) && !requestURI.includes('dryRun=All'),
    )
    expect(requests.length).toBeGreaterThan(0)
    expect(writing).toEqual([])
    measured(context, { 'requests to two clusters': String(requests.length) })
  })

  test('of which one cluster is out of reach is examined for the rest, and the rest is no finding', async () => {
    const world = theWorld()
    const reached = writeKubeconfig(join(world.hosts.stage, 'half'), [
      world.hub,
      {
        ...world.spoke,
        server: { ...world.spoke.server, access: { ...world.spoke.server.access, port: 1 } },
      },
    ])
    const { code, headlines, unasked } = await world.doctor([], reached)
    expect(headlines).toEqual([])
    expect(unasked.length).toBeGreaterThan(0)
    for (const { cluster, obstacle } of unasked)
      expect([cluster, obstacle]).toEqual([clusters.spoke.name, 'unreachable'])
    expect(code).toBe(2)
  })
})

describe('of the topics of the requirements’ troubleshooting, doctor names the cause first', () => {
  test.each(topics)('$name', { timeout: FAULT_TIMEOUT_IN_MS }, (fault) => expectHeadline(theWorld(), fault))
})
