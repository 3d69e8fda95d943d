import type { Resources } from '../fleet/resources.ts'
import { CpuQuantity, quantityOf, type ByteQuantity } from '../scalars/quantities.ts'
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
