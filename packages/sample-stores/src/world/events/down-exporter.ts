import type { Machine } from '../workload.ts'
import type { World } from '../world.ts'

/** The last machine beside a cluster has not answered for fifty minutes: a target that is down, and series that end. */
const DOWN_FOR = 50 * 60

export const downtimeOf = (
  machine: Pick<Machine, 'address'> | undefined,
  { clusters, moment }: World,
): ((time: number) => boolean) => {
  const isLast = clusters.flatMap(({ machines }) => machines).at(-1)?.address === machine?.address
  return (time) => machine !== undefined && isLast && time > moment - DOWN_FOR
}
