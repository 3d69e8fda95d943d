import { z } from 'zod/mini'
import { exactObject, error } from '../scalars/checked.ts'
import { ByteQuantity, bytes, CpuQuantity, millicores } from '../scalars/quantities.ts'

/** What each comparison reads: the other amounts may be malformed. */
const AmountsOfMemory = z.object({
  requests: z.object({ memory: ByteQuantity }),
  limits: z.object({ memory: ByteQuantity }),
})
const AmountsOfCpu = z.object({
  requests: z.object({ cpu: CpuQuantity }),
  limits: z.object({ cpu: z.exactOptional(CpuQuantity) }),
})

/**
 * A container's requests and limits. Memory is always limited. A CPU limit is optional: without one a burst uses idle
 * cores, with one it is throttled.
 */
export const Resources = exactObject({
  requests: exactObject({ cpu: CpuQuantity, memory: ByteQuantity }),
  limits: exactObject({ cpu: z.exactOptional(CpuQuantity), memory: ByteQuantity }),
})
  .check(
    z.refine(({ requests, limits }) => bytes(requests.memory) <= bytes(limits.memory), {
      path: ['requests', 'memory'],
      when: ({ value }) => AmountsOfMemory.safeParse(value).success,
      error: error(
        'the container asks for more memory than it may use',
        'raise limits.memory or lower requests.memory',
      ),
    }),
  )
  .check(
    z.refine(({ requests, limits }) => !limits.cpu || millicores(requests.cpu) <= millicores(limits.cpu), {
      path: ['requests', 'cpu'],
      when: ({ value }) => AmountsOfCpu.safeParse(value).success,
      error: error(
        'the container asks for more CPU than it may use',
        'raise limits.cpu or lower requests.cpu',
      ),
    }),
  )
export type Resources = z.output<typeof Resources>
