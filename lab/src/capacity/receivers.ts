import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Host } from '../hosts/host.ts'
import { bucketInFolder, startThanos, type Thanos } from '../programs/thanos.ts'
import type { Target } from './simulated-fleet.ts'

/** Three, as a hub of three nodes has. */
const count = 3

const portsOf = (index: number) => ({
  http: 20_902 + index * 10,
  grpc: 20_901 + index * 10,
  write: 29_291 + index * 10,
  capnproto: 29_391 + index * 10,
})

/** Receives that share one hashring, and their bucket. */
export interface Receivers {
  readonly each: readonly Thanos[]
  /** Where a fleet writes: the first of them routes each series to its owners. */
  readonly target: Target
  /** Their addresses for Query. */
  readonly endpoints: readonly string[]
  readonly bucket: string
  /** The folder of a Receive's own database. */
  readonly folder: (index: number) => string
  /** Ends them: each writes its head into a block and uploads it, however long that takes. */
  readonly stop: () => Promise<void>
}

interface ReceiversStart {
  readonly stage: string
  readonly replicationFactor: number
  /** Further arguments, with the reason in the test. */
  readonly more?: readonly string[]
}

const argsOf = (index: number, start: ReceiversStart): readonly string[] => {
  const { stage, replicationFactor, more = [] } = start
  const ports = portsOf(index)
  const endpoints = Array.from({ length: count }, (_, one) => ({ address: `127.0.0.1:${portsOf(one).grpc}` }))
  return [
    'receive',
    `--grpc-address=127.0.0.1:${ports.grpc}`,
    `--remote-write.address=0.0.0.0:${ports.write}`,
    `--receive.capnproto-address=127.0.0.1:${ports.capnproto}`,
    `--receive.local-endpoint=127.0.0.1:${ports.grpc}`,
    `--receive.hashrings=${JSON.stringify([{ endpoints, algorithm: 'ketama' }])}`,
    `--receive.replication-factor=${replicationFactor}`,
    `--label=receive_replica="${index}"`,
    `--tsdb.path=${join(stage, `receive-${index}`)}`,
    '--tsdb.retention=0d',
    // The third copy of a sample may arrive after that of the next one: a write is answered when two are stored.
    '--tsdb.out-of-order.time-window=15d',
    `--objstore.config=${bucketInFolder(join(stage, 'bucket'))}`,
    ...more,
  ]
}

export const startReceivers = async (
  host: Pick<Host, 'start' | 'address'>,
  start: ReceiversStart,
): Promise<Receivers> => {
  mkdirSync(join(start.stage, 'bucket'), { recursive: true })
  const indexes = Array.from({ length: count }, (_, index) => index)
  const each = await Promise.all(
    indexes.map((index) =>
      startThanos(host, {
        name: `receive-${index}`,
        args: argsOf(index, start),
        httpAddress: `${host.address}:${portsOf(index).http}`,
      }),
    ),
  )
  return {
    each,
    target: { url: `http://${host.address}:${portsOf(0).write}/api/v1/receive` },
    endpoints: indexes.map((index) => `127.0.0.1:${portsOf(index).grpc}`),
    bucket: join(start.stage, 'bucket'),
    folder: (index) => join(start.stage, `receive-${index}`),
    stop: async () => {
      await Promise.all(each.map(({ program }) => program.kill('SIGTERM')))
    },
  }
}
