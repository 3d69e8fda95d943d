import type { Resources } from '../fleet/resources.ts'
import { bytes, CpuQuantity, millicores, quantityOf, type ByteQuantity } from '../scalars/quantities.ts'
import { BYTES } from './assumptions/index.ts'

/** What one pod of a program needs at a load. */
export interface Need {
  /** In bytes. */
  readonly memory: number
  /** In bytes; 0 where it has no volume. */
  readonly disk: number
  /** In cores. */
  readonly cpu: number
}

/** The share of a computed default that its load takes. */
const SHARE_OF_A_DEFAULT = 0.75

/** The least CPU that a container requests. */
const LEAST_MILLICORES = 50

/** The container of a pod with room above its need. CPU is not limited: a burst uses idle cores. */
export const containerFor = ({ memory, cpu }: Need): Resources => ({
  requests: {
    cpu: CpuQuantity.parse(`${Math.max(LEAST_MILLICORES, Math.ceil(cpu * 100) * 10)}m`),
    memory: memoryFor(memory * SHARE_OF_A_DEFAULT),
  },
  limits: { memory: memoryFor(memory) },
})

/** A limit of memory with room above a need, in a size that a person would write. */
const memoryFor = (need: number): ByteQuantity => {
  const mebibytes = need / SHARE_OF_A_DEFAULT / BYTES.Mi
  const step = mebibytes <= 1024 ? 64 : mebibytes <= 8192 ? 256 : 1024
  return quantityOf(Math.max(1, Math.ceil(mebibytes / step)) * step * BYTES.Mi)
}

/** A volume with room above a need, in whole gibibytes. */
export const volumeFor = (need: number): ByteQuantity =>
  quantityOf(Math.max(1, Math.ceil(need / SHARE_OF_A_DEFAULT / BYTES.Gi)) * BYTES.Gi)

/** A limit of CPU with room above a need, in thousandths of a core. */
export const roomyCpu = (need: number): number => Math.ceil(need / SHARE_OF_A_DEFAULT / 100) * 100

/** The larger of each amount of two containers. */
export const atLeast = (one: Resources, least: Resources): Resources => ({
  limits: { memory: larger(one.limits.memory, least.limits.memory) },
  requests: {
    cpu:
      millicores(one.requests.cpu) > millicores(least.requests.cpu) ? one.requests.cpu : least.requests.cpu,
    memory: larger(one.requests.memory, least.requests.memory),
  },
})

/** The larger of two amounts. */
export const larger = (one: ByteQuantity, other: ByteQuantity): ByteQuantity =>
  bytes(one) > bytes(other) ? one : other
