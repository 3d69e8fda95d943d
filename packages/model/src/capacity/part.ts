import { bytes, type ByteQuantity } from '../scalars/quantities.ts'
import type { AssumptionName } from './assumptions/index.ts'
import type { FleetLoad } from './load.ts'

/** A program of the fleet, and what limits it. */
export interface Part {
  readonly name: string
  readonly pods: number
  readonly limits: readonly Limit[]
}

/** What a pod has of something, and what it needs at a load. */
export interface Limit {
  readonly name: string
  /** The field of the inventory that states it; absent where the generator sets it. */
  readonly field?: string
  readonly unit: 'bytes' | 'cores' | 'connections' | 'seconds'
  readonly has: number
  readonly needs: (load: FleetLoad) => number
  /** Whether more clusters need more of it. */
  readonly grows: boolean
  readonly by: readonly AssumptionName[]
}

/** What is stated of a limit in bytes. */
interface SharedBytes extends Pick<Limit, 'name' | 'field' | 'needs' | 'by'> {
  readonly has: ByteQuantity
}

/** A limit in bytes that the stores of a fleet share: more clusters need more of it. */
export const sharedBytes = ({ has, ...limit }: SharedBytes): Limit => ({
  ...limit,
  unit: 'bytes',
  has: bytes(has),
  grows: true,
})
