import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { RECEIVE_PATH, TENANT_HEADER } from '@fleet/model'
import { command } from '../hosts/commands.ts'
import type { Host } from '../hosts/host.ts'
import { startThanos } from '../programs/thanos.ts'
import { clusterName } from './fleet-series.ts'
import { memoryOf, type Memory } from './memory.ts'
import { simulatedFleet, timesFrom } from './simulated-fleet.ts'

const WRITES = 29_291

/** More than a chunk has: full chunks go to disk by way of a buffer. */
const SAMPLES = 130
const A_REQUEST = 10
const INTERVAL = 15_000

/** What a Receive takes for the series of some tenants. */
export interface TenantCost extends Memory {
  /** In bytes. */
  readonly disk: number
}

/** Writes series to a Receive of its own, the same number in each of some tenants, and measures it. */
export const costOfTenants = async (
  host: Pick<Host, 'start' | 'address'>,
  stage: string,
  { tenants, series }: { readonly tenants: number; readonly series: number },
): Promise<TenantCost> => {
  const data = join(stage, 'data')
  mkdirSync(data)
  const { program, url } = await startThanos(host, {
    name: `receive-of-${tenants}`,
    args: [
      'receive',
      '--grpc-address=127.0.0.1:21901',
      `--remote-write.address=0.0.0.0:${WRITES}`,
      '--receive.capnproto-address=127.0.0.1:29391',
      '--label=receive_replica="0"',
      `--tsdb.path=${data}`,
      '--tsdb.retention=3d',
      '--tsdb.out-of-order.time-window=2h',
    ],
    httpAddress: `${host.address}:21902`,
  })
  const start = Date.now() - SAMPLES * INTERVAL
  for (let tenant = 0; tenant < tenants; tenant += 1) {
    const headers = { [TENANT_HEADER.metrics]: clusterName(tenant) }
    const fleet = simulatedFleet(
      { url: `http://${host.address}:${WRITES}${RECEIVE_PATH}`, headers },
      Math.floor(series / tenants),
      A_REQUEST,
    )
    for (let sample = 0; sample < SAMPLES; sample += A_REQUEST) {
      await fleet.send(timesFrom(start + sample * INTERVAL, A_REQUEST, INTERVAL), tenant, tenant + 1)
    }
  }
  const memory = await memoryOf(url)
  const [kibibytes] = command('du', '-sk', data).split('\t')
  await program.kill('SIGKILL')
  return { ...memory, disk: Number(kibibytes) * 1024 }
}
