import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { ASSUMPTIONS } from '@fleet/model'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fitLine } from '../../src/capacity/line.ts'
import { costOfTenants, type TenantCost } from '../../src/capacity/tenants.ts'
import { startHosts, type LabHosts } from '../../src/hosts/lab-hosts.ts'
import { measured } from '../../src/results/measured.ts'

/** All sizes have the same series. Two hundred tenants take 1.6 GB. */
const series = 20_000
const tenants = process.env['FLEET_LAB_CLUSTERS'] === undefined ? [1, 20, 60] : [1, 20, 200]

let hosts: LabHosts

beforeAll(async () => {
  hosts = await startHosts()
})

afterAll(() => hosts[Symbol.asyncDispose]())

test(
  'a tenant of a Receive takes the memory that the model of capacity counts, and hardly any disk at rest',
  { timeout: 900_000 },
  async (context) => {
    const costs: (readonly [tenants: number, cost: TenantCost])[] = []
    for (const count of tenants) {
      const stage = mkdtempSync(join(hosts.stage, 'tenants-'))
      costs.push([count, await costOfTenants(hosts.hub, stage, { tenants: count, series })])
    }
    const slopeOf = (what: 'live' | 'resident' | 'disk') =>
      fitLine(costs.map(([count, cost]) => ({ x: count, y: cost[what] }))).slope
    const inMebibytes = (what: 'live' | 'resident' | 'disk'): string =>
      `${(slopeOf(what).value / 2 ** 20).toFixed(1)} ± ${(slopeOf(what).error / 2 ** 20).toFixed(1)} MiB`
    measured(context, {
      tenants: tenants.join(', '),
      'live memory of a tenant': inMebibytes('live'),
      'resident memory of a tenant': inMebibytes('resident'),
      'disk of a tenant': inMebibytes('disk'),
    })
    const { value } = ASSUMPTIONS.bytesOfATenant
    expect(slopeOf('live').value).toBeLessThan(1.1 * value)
    expect(slopeOf('live').value).toBeGreaterThan(value / 2)
    expect(slopeOf('disk').value).toBeLessThan(2 ** 20)
  },
)
