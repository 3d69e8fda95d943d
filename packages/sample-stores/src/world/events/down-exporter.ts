import type { Machine } from '../workload.ts'
import type { World } from '../world.ts'

/** The last machine beside a cluster has not answered for fifty minutes: a target that is down, and series that end. */
const DOWN_FOR = 50 * 60

export const isDown = (
  { address }: Pick<Machine, 'address'>,
  time: number,
  { clusters, moment }: World,
): boolean =>
  time > moment - DOWN_FOR && clusters.flatMap(({ machines }) => machines).at(-1)?.address === address
